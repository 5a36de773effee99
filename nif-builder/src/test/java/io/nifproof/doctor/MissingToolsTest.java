package io.nifproof.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.node.wall.Wall;
import io.nifproof.toolchain.Compiler;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.ProgramFile;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.UnreachableReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Judges machines that do not exist, of both architectures. */
final class MissingToolsTest {
  private Arch host = Arch.AMD64;
  private final List<Reach> compilers = new ArrayList<>();
  private final List<RuntimeState> runtimes = new ArrayList<>();
  private final List<Emulator> emulators = new ArrayList<>();
  private final List<Helper> helpers = new ArrayList<>();
  private Optional<Path> jar = Optional.of(Path.of("/lib/OtpErlang.jar"));

  @Test
  void aMachineWithEverythingLacksNothing() {
    everything();
    assertThat(seen().lacks()).isEmpty();
    assertThat(seen().able()).isTrue();
  }

  @Test
  void theOtherArchitectureIsNotVitalOnEitherKindOfMachine() {
    for (Arch arch : Arch.values()) {
      everything();
      host = arch;
      compilers.removeIf(reach -> reach.target() != arch);
      compilers.add(unreached("gcc", arch.others().get(0)));
      runtimes.removeIf(state -> state.runtime().orElseThrow().arch() != arch);
      emulators.clear();
      assertThat(names())
          .containsExactly(
              "compiler gcc for " + arch.others().get(0),
              "runtime for " + arch.others().get(0),
              "emulator for " + arch.others().get(0));
      assertThat(seen().able()).isTrue();
    }
  }

  @Test
  void oneCompilerForTheHostIsEnough() {
    everything();
    compilers.add(unreached("clang", host));
    assertThat(seen().lacks()).singleElement().matches(lack -> !lack.vital());
    compilers.removeIf(reach -> reach instanceof Reach.Reached && reach.target() == host);
    assertThat(seen().lacks())
        .singleElement()
        .matches(MissingTool::vital)
        .extracting(MissingTool::reason)
        .asString()
        .endsWith("; one compiler is enough");
    assertThat(seen().able()).isFalse();
  }

  @Test
  void aRuntimeThatDoesNotBootIsNotCountedAndSaysWhy() {
    everything();
    runtimes.removeIf(state -> state.runtime().orElseThrow().arch() == host);
    runtimes.add(new RuntimeState.Unusable("debian:sid/amd64", Optional.empty(), "it died"));
    assertThat(names()).containsExactly("runtime for amd64", "runtime debian:sid/amd64");
    assertThat(seen().lacks().get(0).vital()).isTrue();
    assertThat(seen().lacks().get(1).reason()).isEqualTo("it died");
    assertThat(seen().lacks().get(1).remedies())
        .extracting(remedy -> remedy.command())
        .containsExactly(
            "nifproof runtime remove debian:sid/amd64", "nifproof runtime add debian:sid/amd64");
  }

  @Test
  void headersAreVitalOnlyWhenNoRuntimeHasThem() {
    everything();
    runtimes.set(0, ready("host", host, Optional.empty()));
    assertThat(seen().lacks()).singleElement().matches(lack -> !lack.vital());
    runtimes.set(1, ready("debian:trixie/arm64", host.others().get(0), Optional.empty()));
    assertThat(seen().lacks()).hasSize(2).allMatch(MissingTool::vital);
  }

  @Test
  void anOldEmulatorIsNamedWithWhatItCosts() {
    everything();
    emulators.set(
        0, new Emulator(Path.of("/usr/bin/qemu-aarch64"), host.others().get(0), "7.2.19"));
    assertThat(seen().lacks())
        .singleElement()
        .extracting(MissingTool::reason)
        .asString()
        .startsWith("qemu 7.2.19 is up to four times slower");
  }

  @Test
  void jinterfaceAndVitalHelpersComeFirst() {
    everything();
    helpers.add(helper("bwrap", false));
    helpers.add(helper("setsid", true));
    jar = Optional.empty();
    assertThat(names()).containsExactly("JInterface", "setsid", "bwrap");
  }

  private void everything() {
    compilers.clear();
    runtimes.clear();
    emulators.clear();
    for (Arch arch : Arch.values()) {
      compilers.add(reached(arch));
    }
    runtimes.add(ready("host", Arch.AMD64, Optional.of(Path.of("/include"))));
    runtimes.add(ready("debian:trixie/arm64", Arch.ARM64, Optional.of(Path.of("/include"))));
    emulators.add(new Emulator(Path.of("/qemu"), Arch.ARM64, "10.0.8"));
  }

  private List<String> names() {
    return seen().lacks().stream().map(MissingTool::what).toList();
  }

  private Examination seen() {
    return new Examination(
        new HostFacts("0.1.0", "17", host, 2, Optional.empty(), Path.of("/cache")),
        new ToolchainCatalog(compilers),
        new RuntimeCatalog(runtimes),
        emulators,
        new JInterface(jar, List.of()),
        helpers,
        Wall.off());
  }

  private static Helper helper(String name, boolean vital) {
    return new Helper(name, "helps", vital, Optional.empty(), Optional.empty(), List.of());
  }

  private static Reach reached(Arch arch) {
    Path gcc = Path.of("/usr/bin/gcc");
    ProgramFile program = new ProgramFile(gcc, gcc, 1, Instant.EPOCH);
    Compiler compiler = new Compiler(CompilerFamily.GCC, "gcc", "12.2.0", "gcc 12.2.0", program);
    return new Reach.Reached(new Toolchain(compiler, arch, List.of(gcc.toString())));
  }

  private static Reach unreached(String name, Arch arch) {
    return new Reach.Unreached(
        name, arch, new UnreachableReason.Absent(List.of(name), List.of()), List.of());
  }

  private static RuntimeState ready(String id, Arch arch, Optional<Path> headers) {
    return new RuntimeState.Ready(
        new ErlangRuntime(
            id,
            arch,
            new OtpRelease(27),
            "15.2.7",
            List.of(Flavor.JIT),
            Path.of("/otp"),
            Path.of("/otp/bin"),
            "glibc-2.41",
            new StartMethod.Native(),
            List.of(),
            headers));
  }
}
