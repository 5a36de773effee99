package io.nifproof.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** The schema that docs/schema publishes for reports. */
public final class ReportSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema;

  /**
   * Reads it, and closes its objects: readers must bear members that they do not know, but what we
   * write ourselves must be described.
   */
  public ReportSchema() {
    this("report-2.json");
  }

  private ReportSchema(String file) {
    try {
      JsonNode text = JSON.readTree(Path.of("../docs/schema", file).toFile());
      close(text);
      text.path("$defs").forEach(ReportSchema::close);
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another schema of docs/schema. */
  public static ReportSchema of(String file) {
    return new ReportSchema(file);
  }

  private static void close(JsonNode object) {
    if (object.has("properties")) {
      ((ObjectNode) object).put("additionalProperties", false);
    }
  }

  /** Parses a report; the test fails when it is not as the schema says. */
  public JsonNode valid(String text) {
    JsonNode report = parse(text);
    Set<ValidationMessage> wrong = schema.validate(report);
    if (!wrong.isEmpty()) {
      throw new AssertionError("not as the schema says: " + wrong + "\n" + text);
    }
    return report;
  }

  /** Parses JSON. */
  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }
}
