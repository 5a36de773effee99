package io.nifproof.result.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes results as JSON, version 2; its schema is docs/schema/report-2.json. */
public final class ResultsWriter {
  private static final int VERSION = 2;

  private ResultsWriter() {}

  /**
   * Writes a report, cell by cell.
   *
   * @param more members that stand at its end
   */
  public static void write(JsonGenerator json, Results results, Map<String, Object> more)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("verdict", results.verdict().id());
    json.writeStringField("name", results.name());
    json.writeNumberField("millis", results.millis());
    json.writeArrayFieldStart("cells");
    for (CellResult cell : results.cells()) {
      JsonText.write(json, cell(cell, results.name()));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("blocked");
    for (Missing missing : results.missing()) {
      JsonText.write(json, blocked(missing, results.name()));
    }
    json.writeEndArray();
    if (!results.account().equals(Results.Account.NONE)) {
      json.writeFieldName("account");
      JsonText.write(json, AccountJson.tree(results.account()));
    }
    Map<String, Object> rest = new LinkedHashMap<>(results.extra());
    rest.putAll(more);
    for (Map.Entry<String, Object> member : rest.entrySet()) {
      json.writeFieldName(member.getKey());
      JsonText.write(json, member.getValue());
    }
    json.writeEndObject();
  }

  /** With its name where that is not the report's, so that the file can be read again. */
  private static Map<String, Object> cell(CellResult cell, String report) {
    Map<String, Object> tree = CellJson.tree(cell);
    if (!cell.name().equals(report)) {
      tree.put("name", cell.name());
    }
    return tree;
  }

  private static Map<String, Object> blocked(Missing missing, String report) {
    return new Tree()
        .putIf(!missing.name().equals(report), "name", missing.name())
        .put("what", missing.what())
        .put("reason", missing.reason())
        .put("remedies", missing.remedies())
        .members();
  }
}
