package io.nifproof.result.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Merge;
import io.nifproof.report.json.JsonReport;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.ResultCells;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a later version, or another program, put into a report stays in it. */
final class UnknownMembersTest {
  @Test
  void staysWhereItWasInWhateverDepth() throws Exception {
    ResultCells report = new ResultCells("x");
    ObjectNode cell = ResultCells.call(report.cell("gcc 12.2.0", "O2", "host", 25), "f()", "1");
    cell.putObject("weather").put("rain", true).putNull("wind");
    ((ObjectNode) cell.get("calls").get(0)).put("colour", "blue");
    ObjectNode finding = cell.withArray("findings").addObject();
    finding.put("id", "NP999").put("severity", "error").put("message", "m");
    finding.put("evidence", "e").put("expected", "x").put("remedy", "r").put("weight", 3);
    finding.putObject("where").put("file", "x.so").put("column", 7);
    JsonNode again = written(read(report.text()));
    assertThat(again.at("/cells/0/weather")).isEqualTo(cell.get("weather"));
    assertThat(again.at("/cells/0/calls/0/colour").textValue()).isEqualTo("blue");
    assertThat(again.at("/cells/0/findings/0/id").textValue()).isEqualTo("NP999");
    assertThat(again.at("/cells/0/findings/0/weight").intValue()).isEqualTo(3);
    assertThat(again.at("/cells/0/findings/0/where/column").intValue()).isEqualTo(7);
    assertThat(read(again.toString())).isEqualTo(read(report.text()));
  }

  @Test
  void staysInAReportThatIsMadeOfOne() throws Exception {
    ObjectNode report = (ObjectNode) ReportSchema.parse(new ResultCells("x").text());
    report.putObject("season").put("name", "spring");
    Results merged = Merge.of(List.of(read(report.toString())));
    assertThat(written(merged).at("/season/name").textValue()).isEqualTo("spring");
    assertThat(written(merged).get("name").textValue()).isEqualTo("x");
  }

  @Test
  void isNoPassWhenItIsAWordThatNobodyKnows() throws Exception {
    ResultCells report = new ResultCells("x");
    ObjectNode cell = report.cell("gcc 12.2.0", "O2", "host", 25);
    cell.put("outcome", "melted").put("verdict", "odd").remove("functions");
    CellResult read = read(report.text()).cells().get(0);
    assertThat(read.outcome()).isEqualTo(CellOutcome.UNKNOWN);
    assertThat(read.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(written(read(report.text())).at("/cells/0/outcome").textValue()).isEqualTo("melted");
  }

  @Test
  void bearsAReportThatLacksEverything() throws Exception {
    Results results = read("{\"version\":2,\"cells\":[{},{\"calls\":[{}]},7],\"blocked\":[{}]}");
    assertThat(results.cells()).hasSize(2);
    assertThat(results.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(read(written(results).toString()).cells()).hasSize(2);
  }

  private static Results read(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return ResultsReader.read("x", new ByteArrayInputStream(bytes)).orElseThrow();
  }

  private static JsonNode written(Results results) {
    StringWriter out = new StringWriter();
    JsonReport.write(results, Analysis.of(results), out);
    return ReportSchema.parse(out.toString());
  }
}
