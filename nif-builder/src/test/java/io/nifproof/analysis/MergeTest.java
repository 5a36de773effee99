package io.nifproof.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.result.Attempt;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.json.ResultsReader;
import io.nifproof.samples.ResultCells;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results of several runs become those of one. */
final class MergeTest {
  private static final String HOST = "host";

  @Test
  void keepsOneOfResultsThatAgree() {
    ResultCells first = new ResultCells("x");
    first.cell("gcc 12.2.0", "O2", HOST, 25);
    ResultCells second = new ResultCells("x");
    second.cell("gcc 12.2.0", "O2", HOST, 25).put("millis", 7);
    Results merged = merge(first, second);
    assertThat(merged.cells())
        .singleElement()
        .extracting(CellResult::verdict)
        .isEqualTo(Verdict.PASS);
    assertThat(merged.cells().get(0).costs().millis()).isEqualTo(7);
    assertThat(merged.millis()).isEqualTo(2000);
    assertThat(merged.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void showsResultsThatContradictEachOther() {
    ResultCells first = new ResultCells("x");
    ResultCells.crash(first.cell("gcc 12.2.0", "O2", HOST, 25), "SIGSEGV", "load");
    ResultCells second = new ResultCells("x");
    second.cell("gcc 12.2.0", "O2", HOST, 25);
    Results merged = merge(first, second);
    CellResult cell = merged.cells().get(0);
    assertThat(cell.verdict()).isEqualTo(Verdict.FLAKY);
    assertThat(cell.judgement().attempts())
        .extracting(Attempt::source, Attempt::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.json", Verdict.FAIL),
            org.assertj.core.groups.Tuple.tuple("b.json", Verdict.PASS));
    assertThat(cell.outcome()).isEqualTo(CellOutcome.CRASHED);
    assertThat(cell.sentence())
        .isEqualTo(
            "not the same each time: fail in a.json, pass in b.json; crashed: SIGSEGV killed the"
                + " VM while it loaded the library");
    assertThat(merged.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Merge.of(List.of(merged)).cells()).isEqualTo(merged.cells());
  }

  @Test
  void takesADifferentAnswerForAContradiction() {
    ResultCells first = new ResultCells("x");
    ResultCells.call(first.cell("gcc 12.2.0", "O2", HOST, 25), "f()", "1");
    ResultCells second = new ResultCells("x");
    ResultCells.call(second.cell("gcc 12.2.0", "O2", HOST, 25), "f()", "2");
    assertThat(merge(first, second).cells().get(0).verdict()).isEqualTo(Verdict.FLAKY);
  }

  @Test
  void prefersACellThatRan() {
    ResultCells first = new ResultCells("x");
    first.cell("gcc 12.2.0", "O2", HOST, 25);
    ResultCells second = new ResultCells("x");
    second.cell("gcc 12.2.0", "O2", HOST, 25).put("verdict", "incomplete");
    assertThat(merge(first, second).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void takesHostsOfTwoMachinesForTwoRuntimes() {
    ResultCells first = new ResultCells("x");
    first.cell("gcc 12.2.0", "O2", HOST, 25);
    ResultCells second = new ResultCells("x");
    ResultCells.crash(second.cell("gcc 12.2.0", "O2", HOST, 27), "SIGSEGV", "load");
    assertThat(merge(first, second).cells())
        .extracting(CellResult::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL);
  }

  @Test
  void forgetsWhatCouldNotRunOnlyWhenAllOfItRanElsewhere() {
    ResultCells amd64 = new ResultCells("x");
    amd64.cell("gcc 12.2.0", "O0", HOST, 25);
    amd64.cell("gcc 12.2.0", "O2", HOST, 25);
    amd64.blocked("runtime debian:trixie/arm64", "not here", "add it");
    ResultCells half = new ResultCells("x");
    half.cell("gcc 12.2.0", "O0", "debian:trixie/arm64", 27);
    assertThat(merge(amd64, half).missing()).hasSize(1);
    assertThat(merge(amd64, half).verdict()).isEqualTo(Verdict.INCOMPLETE);
    half.cell("gcc 12.2.0", "O2", "debian:trixie/arm64", 27);
    assertThat(merge(amd64, half).missing()).isEmpty();
    assertThat(merge(amd64, half).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void takesAWordThatItDoesNotKnowForNoPass() {
    ResultCells report = new ResultCells("x");
    report.cell("gcc 12.2.0", "O0", HOST, 25).put("verdict", "splendid");
    assertThat(report.results().verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(new ResultCells("x").results().verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void refusesWhatIsNoReport() throws Exception {
    assertThat(ResultsReader.read("x", bytes("{\"version\":1,\"libraries\":[]}"))).isEmpty();
    assertThat(ResultsReader.read("x", bytes("[1]"))).isEmpty();
    for (String text : List.of("", "{", "{\"cells\":[", "hello", "{\"version\":3,\"cells\":[]}")) {
      assertThatThrownBy(() -> ResultsReader.read("x", bytes(text)))
          .as(text)
          .isInstanceOf(IOException.class);
    }
    String deep = "{\"cells\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> ResultsReader.read("x", bytes(deep))).isInstanceOf(IOException.class);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Results merge(ResultCells first, ResultCells second) {
    return Merge.of(List.of(first.results("a.json"), second.results("b.json")));
  }
}
