package io.nifproof.gate.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.OptLevel;
import io.nifproof.gate.cache.MachineIdentity;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cache.TimingMemory;
import io.nifproof.gate.cell.CellRun;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.result.CallAnswer;
import io.nifproof.result.CallCase;
import io.nifproof.result.CallEnd;
import io.nifproof.result.CallResult;
import io.nifproof.result.CallTiming;
import io.nifproof.result.CellResult;
import io.nifproof.samples.Reports;
import java.nio.file.Path;
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
    List<CellRun> all =
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
    CellRun passed = cell("gcc", OptLevel.O0, FlagSet.PLAIN, "host");
    CellRun failed = with(passed, call(CallAnswer.UNEXPECTED, "2"));

    assertThat(Timing.groups(List.of(failed))).isEmpty();
    assertThat(Timing.without(List.of(failed), "why").get(0).result().calls().get(0).timing())
        .isEmpty();
    assertThat(Timing.without(List.of(passed), "why").get(0).result().calls().get(0).timing())
        .contains(new CallTiming.NotTimed("why"));
  }

  @Test
  void saysWhereATimeWouldMeanNothing() {
    FlagSet own =
        new FlagSet("own", List.of("-fsanitize=undefined"), List.of(), FlagSet.Harness.NONE);
    assertThat(unreachable("host", FlagSet.PLAIN)).isEmpty();
    assertThat(unreachable("host", FlagSet.BUILT_IN.get("lto"))).isEmpty();
    for (String set : List.of("asan", "ubsan", "malloc-check")) {
      assertThat(unreachable("host", FlagSet.BUILT_IN.get(set)).orElseThrow()).contains("`" + set);
    }
    assertThat(unreachable("host", own).orElseThrow()).contains("`own` make it slower");
    assertThat(Timing.whyNot(emulated()).orElseThrow()).contains("emulated");
  }

  @Test
  void remembersFiguresOfThisMachineAndReasons() throws Exception {
    TimingMemory memory =
        new TimingMemory(
            ResultCache.of(NifproofHome.of(Map.of("NIFPROOF_CACHE", folder.toString()))));
    List<Optional<CallTiming>> timings =
        List.of(
            Optional.of(
                new CallTiming.Timed(12.5, 0.3, 8, 140, 40_000, HERE.cpu(), HERE.id(), false)),
            Optional.empty(),
            Optional.of(new CallTiming.NotTimed("größer")));
    memory.put("ab12", timings);

    assertThat(memory.find("ab12", 3))
        .contains(
            List.of(
                Optional.of(
                    new CallTiming.Timed(12.5, 0.3, 8, 140, 40_000, HERE.cpu(), HERE.id(), true)),
                Optional.empty(),
                Optional.of(new CallTiming.NotTimed("größer"))));
    assertThat(memory.find("ab12", 2)).isEmpty();
    assertThat(memory.find("ab13", 3)).isEmpty();
  }

  private static Optional<String> unreachable(String runtime, FlagSet flags) {
    return Timing.whyNot(cell("gcc", OptLevel.O0, flags, runtime).cell());
  }

  private static Cell emulated() {
    Arch other = Arch.host().others().get(0);
    ErlangRuntime runtime = Reports.runtime("debian:sid/" + other, other, 29);
    Variant variant = new Variant(Reports.toolchain("gcc", other), OptLevel.O0);
    return new Cell(new Cell.Subject.Build(CellLibrary.only("hello"), variant), runtime);
  }

  private static CellRun cell(String compiler, OptLevel level, FlagSet flags, String runtime) {
    Variant variant = new Variant(Reports.toolchain(compiler, Arch.host()), level, flags);
    Cell cell =
        new Cell(
            new Cell.Subject.Build(CellLibrary.only("hello"), variant),
            Reports.runtime(runtime, Arch.host(), 25));
    return with(
        new CellRun(cell, Reports.result(cell, Reports.loaded(), "")),
        call(CallAnswer.RETURNED, "1"));
  }

  private static CallResult call(CallAnswer answer, String text) {
    return new CallResult(
        new CallCase("f(1)", "f(1)", Optional.empty()),
        new CallEnd.Answered(answer, text),
        Optional.empty(),
        text,
        Optional.empty(),
        Optional.empty());
  }

  private static CellRun with(CellRun run, CallResult call) {
    CellResult result = run.result();
    return new CellRun(
        run.cell(),
        new CellResult(
            result.subject(),
            result.judgement(),
            result.load(),
            List.of(call),
            result.findings(),
            result.circumstances(),
            result.outputs(),
            result.extra()));
  }
}
