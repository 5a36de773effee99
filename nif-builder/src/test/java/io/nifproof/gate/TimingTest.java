package io.nifproof.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.samples.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which calls are timed together, which are not, and what is remembered of them. */
final class TimingTest {
  private static final MachineIdentity HERE = MachineIdentity.here();

  @TempDir private Path folder;

  @Test
  void timesTheLevelsOfOneCompilerOnOneRuntimeInTurns() {
    List<CellResult> all =
        List.of(
            cell("gcc", OptLevel.O0, FlagSet.PLAIN, "host"),
            cell("clang", OptLevel.O0, FlagSet.PLAIN, "host"),
            cell("gcc", OptLevel.O2, FlagSet.PLAIN, "host"),
            cell("gcc", OptLevel.O2, FlagSet.BUILT_IN.get("lto"), "host"),
            cell("gcc", OptLevel.O2, FlagSet.PLAIN, "debian:sid/amd64"));

    assertThat(Timing.groups(all))
        .extracting(group -> group.stream().map(one -> one.cell().id()).toList())
        .containsExactly(
            List.of("gcc-O0@host", "gcc-O2@host"),
            List.of("clang-O0@host"),
            List.of("gcc-O2-lto@host"),
            List.of("gcc-O2@debian:sid/amd64"));
  }

  @Test
  void leavesOutWhatDidNotDoWhatItHadTo() {
    CellResult passed = cell("gcc", OptLevel.O0, FlagSet.PLAIN, "host");
    CallReport wrong =
        new CallReport(
            CallRequest.of("f(1)"),
            new CallReport.End.Unexpected("2", false),
            Duration.ZERO,
            "",
            Optional.empty());
    CellResult failed = with(passed, List.of(new CallResult(wrong, Optional.empty())));

    assertThat(Timing.groups(List.of(failed))).isEmpty();
    assertThat(Timing.without(List.of(failed), "why").get(0).calls().get(0).timing()).isEmpty();
    assertThat(Timing.without(List.of(passed), "why").get(0).calls().get(0).timing())
        .contains(new CallTiming.NotTimed("why"));
  }

  @Test
  void saysWhereATimeWouldMeanNothing() {
    FlagSet own =
        new FlagSet("own", List.of("-fsanitize=undefined"), List.of(), FlagSet.Harness.NONE);
    assertThat(obstacle("host", FlagSet.PLAIN)).isEmpty();
    assertThat(obstacle("host", FlagSet.BUILT_IN.get("lto"))).isEmpty();
    for (String set : List.of("asan", "ubsan", "malloc-check")) {
      assertThat(obstacle("host", FlagSet.BUILT_IN.get(set)).orElseThrow()).contains("`" + set);
    }
    assertThat(obstacle("host", own).orElseThrow()).contains("`own` make it slower");
    assertThat(Timing.obstacle(emulated()).orElseThrow()).contains("emulated");
  }

  @Test
  void remembersFiguresOfThisMachineAndReasons() throws Exception {
    TimingMemory memory =
        new TimingMemory(
            ResultCache.of(NifproofHome.of(Map.of("NIFPROOF_CACHE", folder.toString()))));
    List<Optional<CallTiming>> timings =
        List.of(
            Optional.of(new CallTiming.Timed(12.5, 0.25, 8, 140, 40_000, HERE, false)),
            Optional.empty(),
            Optional.of(new CallTiming.NotTimed("größer")));
    memory.put("ab12", timings);

    assertThat(memory.find("ab12", 3))
        .contains(
            List.of(
                Optional.of(new CallTiming.Timed(12.5, 0.25, 8, 140, 40_000, HERE, true)),
                Optional.empty(),
                Optional.of(new CallTiming.NotTimed("größer"))));
    assertThat(memory.find("ab12", 2)).isEmpty();
    assertThat(memory.find("ab13", 3)).isEmpty();
  }

  private static Optional<String> obstacle(String runtime, FlagSet flags) {
    return Timing.obstacle(cell("gcc", OptLevel.O0, flags, runtime).cell());
  }

  private static Cell emulated() {
    Arch other = Arch.host().others().get(0);
    ErlangRuntime runtime = Reports.runtime("debian:sid/" + other, other, 29);
    Variant variant = new Variant(Reports.toolchain("gcc", other), OptLevel.O0);
    return new Cell(new Cell.Subject.Build(variant), runtime);
  }

  private static CellResult cell(String compiler, OptLevel level, FlagSet flags, String runtime) {
    Variant variant = new Variant(Reports.toolchain(compiler, Arch.host()), level, flags);
    CallReport report =
        new CallReport(
            CallRequest.of("f(1)"),
            new CallReport.End.Returned("1"),
            Duration.ZERO,
            "",
            Optional.empty());
    Cell cell =
        new Cell(new Cell.Subject.Build(variant), Reports.runtime(runtime, Arch.host(), 25));
    return new CellResult(
        cell,
        Path.of("x.so"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new CallResult(report, Optional.empty())),
        List.of(),
        List.of(),
        Duration.ZERO,
        Optional.empty(),
        false);
  }

  private static CellResult with(CellResult result, List<CallResult> calls) {
    return new CellResult(
        result.cell(),
        result.library(),
        result.build(),
        result.load(),
        result.autopsy(),
        calls,
        result.findings(),
        result.leftBehind(),
        result.took(),
        result.sha256(),
        false);
  }
}
