package io.nifproof.report;

import io.nifproof.gate.GateReport;
import io.nifproof.reading.Results;
import io.nifproof.reading.ResultsReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The results of a run in this process. They go through the JSON that files have, so that a report
 * of a run and one of its files cannot differ.
 */
public final class LiveResults {
  private LiveResults() {}

  /** The results as their reports have them. */
  public static Results of(GateReport report) {
    StringWriter json = new StringWriter();
    JsonReport.write(report, json);
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return ResultsReader.read(report.plan().name(), new ByteArrayInputStream(bytes))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
