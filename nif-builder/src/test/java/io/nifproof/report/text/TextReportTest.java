package io.nifproof.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.analysis.Analysis;
import io.nifproof.build.OptLevel;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.samples.Reports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Compares whole reports with files in src/test/resources/report. */
final class TextReportTest {
  private static final ErlangRuntime HOST = Reports.runtime("host", Arch.AMD64, 25);
  private static final ErlangRuntime EMULATED =
      Reports.runtime("debian:bookworm/arm64", Arch.ARM64, 25);

  @Test
  void showsATableAndOneLineWhenEverythingPasses() throws Exception {
    List<CellResult> results = new ArrayList<>();
    for (String compiler : List.of("gcc", "clang")) {
      for (OptLevel level : List.of(OptLevel.O0, OptLevel.O2)) {
        for (ErlangRuntime runtime : List.of(HOST, EMULATED)) {
          results.add(Reports.result(Reports.cell(compiler, level, runtime), loaded(), ""));
        }
      }
    }
    assertText(Reports.report(results), "pass.txt");
  }

  @Test
  void tellsEachTroubleOnceWithItsEvidence() throws Exception {
    Finding finding =
        Reports.finding(
            "NP010",
            Severity.ERROR,
            "row 2 of the function table has no name (a NULL pointer at address 0x4020). The VM"
                + " takes the length of every name while it loads the library and crashes.");
    Outcome segv = new Outcome.Crashed(Signal.SEGV, new ExitStatus(139));
    String words = String.join("\n", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"));
    assertText(
        Reports.report(
            List.of(
                Reports.result(Reports.cell("gcc", OptLevel.O0, HOST), segv, words, finding),
                Reports.result(Reports.cell("gcc", OptLevel.O2, HOST), segv, words, finding),
                Reports.result(Reports.cell("gcc", OptLevel.O0, EMULATED), segv, words, finding),
                Reports.notBuilt(
                    Reports.cell("gcc", OptLevel.O2, EMULATED),
                    "c_src/hello.c:3:1: error: expected identifier before numeric constant, and"
                        + " this line is longer than eighty\n"))),
        "fail.txt");
  }

  @Test
  void saysWhatCouldNotRunAndHowItCould() throws Exception {
    Outcome never =
        new Outcome.NeverStarted("the VM ended while it booted", "no JIT", Optional.empty());
    assertText(
        Reports.report(
            List.of(Reports.result(Reports.cell("gcc", OptLevel.O2, EMULATED), never, "no JIT")),
            new Missing(
                "hello",
                "compiler gcc for arm64",
                "compiler `gcc` cannot build for arm64: no `aarch64-linux-gnu-gcc` on PATH,"
                    + " where there is clang, gcc",
                List.of("Debian, Ubuntu: apt-get install gcc-aarch64-linux-gnu"))),
        "blocked.txt");
  }

  @Test
  void keepsTablesWithinEightyColumnsWhateverTheNames() {
    List<CellResult> results = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Path library = Path.of("/home/someone/projects/a-rather-long-name/priv/library" + i + ".so");
      Cell.Subject subject =
          new Cell.Subject.Prebuilt(
              CellLibrary.only("hello"), library.toString(), library, FlagSet.PLAIN);
      ErlangRuntime runtime =
          Reports.runtime("/usr/local/lib/erlang/of/a/long/path/" + i, Arch.ARM64, 27);
      results.add(Reports.result(new Cell(subject, runtime), loaded(), ""));
    }
    assertThat(text(Reports.report(results), false).lines())
        .hasSizeGreaterThan(24)
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80))
        .anySatisfy(line -> assertThat(line).contains("priv/library11.so"));
  }

  @Test
  void leavesOutWhatPassedWhenQuiet() {
    CellResult passed = Reports.result(Reports.cell("gcc", OptLevel.O2, HOST), loaded(), "");
    assertThat(text(Reports.report(List.of(passed)), true))
        .isEqualTo("pass  hello: 1 cell, 1 passed in 1.3 s\n");
  }

  private static Outcome loaded() {
    return Reports.loaded();
  }

  private static String text(Results report, boolean quiet) {
    StringWriter out = new StringWriter();
    new TextReport(new PrintWriter(out), Style.PLAIN, quiet).write(report, Analysis.of(report));
    return out.toString();
  }

  private static void assertText(Results report, String file) throws Exception {
    try (var in = TextReportTest.class.getResourceAsStream("/report/" + file)) {
      String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text(report, false)).isEqualTo(expected);
    }
  }
}
