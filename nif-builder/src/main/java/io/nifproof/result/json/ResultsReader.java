package io.nifproof.result.json;

import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON of a report, version 1 or 2. */
public final class ResultsReader {
  private static final List<String> KNOWN =
      List.of("version", "verdict", "name", "millis", "cells", "blocked", "account", "reading");

  private ResultsReader() {}

  /**
   * Reads a report.
   *
   * @param source what to call it
   * @return empty when it is JSON of another kind
   * @throws IOException when it is no JSON, ends too early, or is a report of a later version
   */
  public static Optional<Results> read(String source, InputStream in) throws IOException {
    Optional<Members> report = Members.of(JsonText.read(in)).filter(json -> json.isList("cells"));
    if (report.isEmpty()) {
      return Optional.empty();
    }
    long version = report.get().number("version").orElse(0);
    if (version != 1 && version != 2) {
      throw new IOException("a report of version " + version + ", expected 1 or 2");
    }
    return Optional.of(results(source, report.get()));
  }

  private static Results results(String source, Members report) {
    String name = report.text("name").orElse("?");
    List<CellResult> cells = new ArrayList<>();
    for (Members cell : report.objects("cells")) {
      // Cells of several runs put together carry their own name.
      cells.add(CellReader.read(name, cell));
    }
    List<Missing> missing = new ArrayList<>();
    for (Members blocked : report.objects("blocked")) {
      missing.add(
          new Missing(
              blocked.text("name").orElse(name),
              blocked.text("what").orElse("something"),
              blocked.text("reason").orElse("no reason was given"),
              blocked.texts("remedies")));
    }
    Map<String, Object> extra = new LinkedHashMap<>(report.all());
    extra.keySet().removeAll(KNOWN);
    long millis = report.number("millis").orElse(0);
    return new Results(
        name, List.of(source), millis, cells, missing, AccountJson.read(report), extra);
  }
}
