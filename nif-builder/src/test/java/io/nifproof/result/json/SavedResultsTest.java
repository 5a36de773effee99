package io.nifproof.result.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.analysis.Analysis;
import io.nifproof.report.json.JsonReport;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Crash;
import io.nifproof.result.Missing;
import io.nifproof.result.NodeEnd;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import io.nifproof.samples.ReportSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Results that were saved in version 1, by the tool as it was then, are read as they are meant. */
final class SavedResultsTest {
  private static final List<String> FILES =
      List.of("calls", "loads", "flaky", "remembered", "blocked");

  @Test
  void readsWhatALibraryDidWhenItWasLoaded() throws Exception {
    Results results = read("loads");
    assertThat(results.name()).isEqualTo("check");
    assertThat(results.cells())
        .extracting(CellResult::id, CellResult::outcome, CellResult::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("crash.so@host", CellOutcome.CRASHED, Verdict.FAIL),
            org.assertj.core.groups.Tuple.tuple("hang.so@host", CellOutcome.HUNG, Verdict.FAIL),
            org.assertj.core.groups.Tuple.tuple(
                "refused.so@host", CellOutcome.REFUSED, Verdict.FAIL));
    CellResult crashed = results.cells().get(0);
    Crash crash = crashed.load().crash().orElseThrow();
    assertThat(crashed.load().end().signal()).contains("SIGSEGV");
    assertThat(crashed.load().end().status()).hasValue(139);
    assertThat(crash.fault().address()).contains("0x8");
    assertThat(crash.frames().get(0)).hasToString("load (l.c:5) in crash.so+0x111e");
    assertThat(crash.registers()).hasSize(18);
    assertThat(crashed.findings()).extracting(CellFinding::id).contains("NP116", "NP055");
    assertThat(results.cells().get(2).load().end().reason().orElseThrow()).startsWith("load: ");
  }

  @Test
  void readsALibraryThatWasNotBuiltAsSuch() throws Exception {
    CellResult broken = cell(read("calls"), "gcc-O0-broken@host");
    assertThat(broken.outcome()).isEqualTo(CellOutcome.NOT_BUILT);
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(CellWords.of(broken)).isEqualTo("not-built");
    assertThat(broken.outputs().diagnostics().orElseThrow()).contains("this level is not for us");
    assertThat(broken.outputs().vm()).isEmpty();
  }

  @Test
  void putsTheCrashOfACallWhereItBelongs() throws Exception {
    CellResult cell = cell(read("calls"), "gcc-O0@host");
    assertThat(cell.outcome()).isEqualTo(CellOutcome.LOADED);
    assertThat(cell.load().crash()).isEmpty();
    assertThat(cell.calls())
        .extracting(call -> call.end().id())
        .containsExactly("returned", "unexpected", "crashed", "exited", "invalid", "raised");
    CallResult crashed = cell.calls().get(2);
    assertThat(crashed.crash().orElseThrow().where().function()).contains("die/0");
    NodeEnd end = ((io.nifproof.result.CallEnd.Failed) crashed.end()).end();
    assertThat(end.signal()).contains("SIGSEGV");
    assertThat(end.phase()).contains("call");
    assertThat(cell.calls().get(0).time().orElseThrow().nanos()).isEqualTo(17.3);
    assertThat(cell.calls().get(5).notTimed()).contains("it raises, which would end the loop");
    assertThat(CellWords.of(cell)).isEqualTo("unexpected");
  }

  @Test
  void readsWhatIsFlakyRememberedOrNotPossible() throws Exception {
    CellResult flaky = cell(read("flaky"), "gcc-O0@host");
    assertThat(flaky.verdict()).isEqualTo(Verdict.FLAKY);
    assertThat(read("flaky").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(read("remembered").verdict()).isEqualTo(Verdict.PASS);
    assertThat(read("remembered").cells()).allMatch(cell -> cell.circumstances().cached());
    assertThat(read("blocked").missing())
        .extracting(Missing::what)
        .containsExactly("runtime debian:nope/amd64");
  }

  @TestFactory
  Stream<DynamicTest> writesThemAsTheSchemaOfVersion2SaysAndReadsTheSameAgain() {
    return FILES.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Results results = read(name);
                      assertThat(results.cells())
                          .allSatisfy(cell -> assertThat(cell.extra()).isEmpty());
                      String json = json(results);
                      assertThat(new ReportSchema().valid(json).get("version").intValue())
                          .isEqualTo(2);
                      assertThat(parse(name, json)).isEqualTo(results);
                    }));
  }

  private static CellResult cell(Results results, String id) {
    return results.cells().stream().filter(cell -> cell.id().equals(id)).findFirst().orElseThrow();
  }

  private static Results read(String name) throws IOException {
    try (InputStream in =
        SavedResultsTest.class.getResourceAsStream("/report-1/" + name + ".json")) {
      return ResultsReader.read(name, in).orElseThrow();
    }
  }

  private static String json(Results results) {
    StringWriter out = new StringWriter();
    JsonReport.write(results, Analysis.of(results), out);
    return out.toString();
  }

  private static Results parse(String name, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return ResultsReader.read(name, new ByteArrayInputStream(bytes)).orElseThrow();
  }
}
