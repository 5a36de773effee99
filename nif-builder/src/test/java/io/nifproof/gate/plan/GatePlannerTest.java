package io.nifproof.gate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.build.Build;
import io.nifproof.build.OptLevel;
import io.nifproof.gate.matrix.Axes;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.gate.matrix.MatrixRule;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Isolation;
import io.nifproof.gate.spec.Library;
import io.nifproof.gate.spec.Retries;
import io.nifproof.node.Arch;
import io.nifproof.node.Flavor;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.samples.Reports;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Remedy;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.UnreachableReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GatePlannerTest {
  private static final String NEW_ARM = "debian:trixie/arm64";
  private static final RuntimeCatalog RUNTIMES =
      new RuntimeCatalog(
          List.of(
              new RuntimeState.Ready(Reports.runtime("host", Arch.AMD64, 25)),
              new RuntimeState.Ready(Reports.runtime(NEW_ARM, Arch.ARM64, 27)),
              new RuntimeState.Unusable("opt:26", Optional.empty(), "it does not boot")));

  @Test
  void crossesCompilersLevelsAndTheRuntimesOfAnArchitecture() {
    GatePlan plan = plan(List.of(Arch.values()), List.of("host", NEW_ARM), List.of("gcc", "clang"));
    assertThat(plan.blocked()).isEmpty();
    assertThat(plan.cells())
        .extracting(Cell::id)
        .containsExactly(
            "gcc-O0@host",
            "gcc-O2@host",
            "clang-O0@host",
            "clang-O2@host",
            "gcc-O0@" + NEW_ARM,
            "gcc-O2@" + NEW_ARM,
            "clang-O0@" + NEW_ARM,
            "clang-O2@" + NEW_ARM);
  }

  @Test
  void blocksARuntimeThatIsNotThereAndNamesItsRemedy() {
    GatePlan plan =
        plan(List.of(Arch.AMD64), List.of("host", "debian:sid/amd64", "hots"), List.of("gcc"));
    assertThat(plan.cells()).hasSize(2);
    assertThat(plan.blocked())
        .extracting(Blocked::what)
        .containsExactly("runtime debian:sid/amd64", "runtime hots");
    assertThat(plan.blocked().get(0).reason()).doesNotContain("did you mean");
    assertThat(plan.blocked().get(0).remedies())
        .containsExactly("nifproof runtime add debian:sid/amd64", "nifproof runtime list");
    assertThat(plan.blocked().get(1).reason()).endsWith("did you mean `host`?");
  }

  @Test
  void offersTheNearestNameOfDebianAndNoCommandThatFails() {
    GatePlan plan = plan(List.of(Arch.AMD64), List.of("host", "debian:sdi/amd64"), List.of("gcc"));
    assertThat(plan.blocked().get(0).reason()).endsWith("did you mean `debian:sid/amd64`?");
    assertThat(plan.blocked().get(0).remedies()).containsExactly("nifproof runtime list");
  }

  @Test
  void blocksARuntimeThatDoesNotBoot() {
    GatePlan plan = plan(List.of(Arch.AMD64), List.of("host", "opt:26"), List.of("gcc"));
    assertThat(plan.blocked())
        .containsExactly(
            new Blocked("runtime opt:26", "it does not boot", List.of("nifproof doctor")));
  }

  @Test
  void blocksAnArchitectureWithoutARuntime() {
    GatePlan plan = plan(List.of(Arch.values()), List.of("host"), List.of("gcc"));
    assertThat(plan.cells()).hasSize(2);
    assertThat(plan.blocked()).extracting(Blocked::what).containsExactly("arch arm64");
    assertThat(plan.blocked().get(0).remedies())
        .containsExactly("nifproof runtime add debian:trixie/arm64");
  }

  @Test
  void blocksACompilerThatDoesNotReachTheArchitecture() {
    GatePlan plan = plan(List.of(Arch.values()), List.of("host", NEW_ARM), List.of("gcc-11"));
    assertThat(plan.cells()).isEmpty();
    assertThat(plan.blocked())
        .extracting(Blocked::what)
        .containsExactly("compiler gcc-11 for amd64", "compiler gcc-11 for arm64");
    assertThat(plan.blocked().get(0).remedies()).containsExactly("Debian: apt-get install it");
  }

  @Test
  void leavesOutWhatARuleExcludesAndAddsWhatOneIncludes() {
    Axes main = axes(List.of(Arch.values()), List.of("host", NEW_ARM), List.of("gcc", "clang"));
    Axes more =
        new Axes(
            List.of(Arch.AMD64),
            List.of("host"),
            List.of("clang"),
            List.of(OptLevel.O3),
            List.of(FlagSet.BUILT_IN.get("lto")),
            List.of());
    MatrixRule rule =
        new MatrixRule(Map.of("compilers", List.of("cl*"), "runtimes", List.of("debian:*/arm64")));
    GatePlan plan = plan(new Matrix(main, List.of(rule), List.of(more)));

    assertThat(plan.blocked()).isEmpty();
    assertThat(plan.cells())
        .extracting(Cell::id)
        .containsExactly(
            "gcc-O0@host",
            "gcc-O2@host",
            "clang-O0@host",
            "clang-O2@host",
            "gcc-O0@" + NEW_ARM,
            "gcc-O2@" + NEW_ARM,
            "clang-O3-lto@host");
  }

  @Test
  void partsAPlanSoThatEveryCellIsInExactlyOnePart() {
    GatePlan plan = plan(List.of(Arch.values()), List.of("host", NEW_ARM), List.of("gcc", "clang"));
    List<String> seen = new ArrayList<>();
    for (int part = 1; part <= 3; part++) {
      Partition.parse("hash:" + part + "/3")
          .orElseThrow()
          .of(plan)
          .cells()
          .forEach(cell -> seen.add(cell.id()));
    }

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(plan.cells().stream().map(Cell::id).toList());
    assertThat(Partition.parse("hash:4/3")).isEmpty();
    assertThat(Partition.parse("hash:0/3")).isEmpty();
    assertThat(Partition.parse("1/3")).isEmpty();
  }

  @Test
  void blocksAFlavourThatNoRuntimeHas() {
    Axes axes =
        new Axes(
            List.of(Arch.AMD64),
            List.of("host"),
            List.of("gcc"),
            List.of(OptLevel.O2),
            List.of(FlagSet.PLAIN),
            List.of(Flavor.JIT, Flavor.EMU));
    GatePlan plan = plan(Matrix.of(axes));
    assertThat(plan.cells()).extracting(Cell::id).containsExactly("gcc-O2@host");
    assertThat(plan.blocked()).extracting(Blocked::what).containsExactly("flavour emu");
  }

  private static GatePlan plan(List<Arch> archs, List<String> runtimes, List<String> compilers) {
    return plan(Matrix.of(axes(archs, runtimes, compilers)));
  }

  private static Axes axes(List<Arch> archs, List<String> runtimes, List<String> compilers) {
    return new Axes(
        archs,
        runtimes,
        compilers,
        List.of(OptLevel.O0, OptLevel.O2),
        List.of(FlagSet.PLAIN),
        List.of());
  }

  @Test
  void givesEveryLibraryItsCellsUnderItsName() {
    Axes axes = axes(List.of(Arch.AMD64), List.of("host"), List.of("gcc"));
    Axes more = axes(List.of(Arch.AMD64), List.of("host"), List.of("clang"));
    MatrixRule notO0 = new MatrixRule(Map.of("optimize", List.of("O0")));
    GatePlan plan =
        plan(new Matrix(axes, List.of(), List.of(more)), library("one"), library("two", notO0));
    assertThat(plan.name()).isEqualTo("one, two");
    assertThat(plan.cells())
        .extracting(Cell::id)
        .containsExactly(
            "one/gcc-O0@host",
            "one/gcc-O2@host",
            "one/clang-O0@host",
            "one/clang-O2@host",
            "two/gcc-O2@host",
            "two/clang-O2@host");
  }

  @Test
  void saysOnceForAllLibrariesWhatIsMissing() {
    Axes axes = axes(List.of(Arch.AMD64), List.of("host"), List.of("gcc-11"));
    GatePlan plan = plan(Matrix.of(axes), library("one"), library("two"));
    assertThat(plan.cells()).isEmpty();
    assertThat(plan.blocked())
        .extracting(Blocked::what)
        .containsExactly("compiler gcc-11 for amd64");
  }

  private static Library library(String name, MatrixRule... exclude) {
    return new Library(
        name,
        new Library.Recipe(List.of("c_src/*.c"), List.of(), List.of(), "priv/" + name + ".so"),
        Optional.empty(),
        new OtpErlangLong(0),
        List.of(),
        List.of(exclude));
  }

  private static GatePlan plan(Matrix matrix) {
    return plan(matrix, library("hello"));
  }

  private static GatePlan plan(Matrix matrix, Library... libraries) {
    List<Reach> reaches = new ArrayList<>();
    for (String compiler : matrix.compilers()) {
      for (Arch arch : Arch.values()) {
        reaches.add(
            compiler.equals("gcc-11")
                ? new Reach.Unreached(
                    compiler,
                    arch,
                    new UnreachableReason.Absent(List.of(compiler), List.of("gcc")),
                    List.of(new Remedy("Debian", "apt-get install it")))
                : new Reach.Reached(Reports.toolchain(compiler, arch)));
      }
    }
    GateSpec spec =
        new GateSpec(
            Path.of("/project"),
            new Build.Cc(),
            List.of(),
            List.of(libraries),
            matrix,
            new GateSpec.Run(
                Isolation.NODE, Retries.NONE, false, false, Duration.ofSeconds(20), Duration.ZERO),
            GateSpec.WallSpec.DEFAULT);
    return GatePlanner.plan(spec, RUNTIMES, new ToolchainCatalog(reaches));
  }
}
