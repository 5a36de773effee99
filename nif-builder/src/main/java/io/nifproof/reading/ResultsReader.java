package io.nifproof.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON of a report, version 1: docs/schema/report-1.json. */
public final class ResultsReader {
  private ResultsReader() {}

  /**
   * Reads a report.
   *
   * @param source what to call it
   * @return empty when it is JSON of another kind
   * @throws IOException when it is no JSON, ends too early, or is a report of a later version
   */
  public static Optional<Results> read(String source, InputStream in) throws IOException {
    Object tree = JsonTree.read(in);
    if (!(tree instanceof Map<?, ?> map) || !(map.get("cells") instanceof List<?>)) {
      return Optional.empty();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, value) -> members.put(key.toString(), value));
    JsonObject report = new JsonObject(members);
    long version = report.number("version").orElse(0);
    if (version != 1) {
      throw new IOException("a report of version " + version + ", expected 1");
    }
    return Optional.of(results(source, report));
  }

  private static Results results(String source, JsonObject report) {
    String name = report.text("name").orElse("?");
    List<CellRow> cells = new ArrayList<>();
    for (JsonObject cell : report.objects("cells")) {
      // Cells of several runs put together carry their own name.
      cells.add(CellRow.of(cell.text("name").orElse(name), cell));
    }
    List<Missing> missing = new ArrayList<>();
    for (JsonObject blocked : report.objects("blocked")) {
      missing.add(Missing.of(blocked.text("name").orElse(name), blocked));
    }
    return new Results(List.of(source), report.number("millis").orElse(0), cells, missing);
  }
}
