package io.nifproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.build.OptLevel;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed has left a report of what it did until then. */
final class ReportFilesTest {
  private static final ErlangRuntime HOST = Reports.runtime("host", Arch.AMD64, 25);

  @TempDir private Path folder;

  @Test
  void writesWhileTheRunGoesOnAndOnceMoreAtItsEnd() throws Exception {
    Path file = folder.resolve("report.json");
    ReportFiles files = new ReportFiles(List.of(new ReportFile(ReportKind.JSON, file)), "1.2.3");
    CellResult first = result(OptLevel.O0);
    CellResult second = result(OptLevel.O2);
    Results whole = Reports.report(List.of(first, second));
    GatePlan plan = new GatePlan("hello", List.of(cell(OptLevel.O0), cell(OptLevel.O2)), List.of());
    files.accept(new GateEvent.Started(plan));
    files.accept(new GateEvent.Finished(first));
    JsonNode partial = await(file);
    assertThat(partial.get("verdict").textValue()).isEqualTo("incomplete");
    assertThat(partial.at("/blocked/0/reason").textValue()).contains("of 2 cells have no result");
    files.accept(new GateEvent.Finished(second));
    files.finish(whole);
    JsonNode report = new ReportSchema().valid(Files.readString(file));
    assertThat(report.get("verdict").textValue()).isEqualTo("pass");
    assertThat(report.get("cells")).hasSize(2);
    assertThat(report.get("blocked")).isEmpty();
  }

  private static JsonNode await(Path file) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!Files.exists(file)) {
      assertThat(Instant.now()).as("a report within 20 s").isBefore(end);
      Thread.sleep(20);
    }
    return new ReportSchema().valid(Files.readString(file));
  }

  private static CellResult result(OptLevel level) {
    return Reports.result(cell(level), Reports.loaded(), "");
  }

  private static Cell cell(OptLevel level) {
    return Reports.cell("gcc", level, HOST);
  }
}
