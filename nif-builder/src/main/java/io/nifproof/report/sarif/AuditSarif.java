package io.nifproof.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.FindingPages;
import io.nifproof.report.json.JsonFile;
import io.nifproof.visible.Visible;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** Writes audits as SARIF 2.1.0 (OASIS), for code scanning services. */
public final class AuditSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final JsonGenerator json;
  private final List<FindingId> rules = List.of(FindingId.values());

  private AuditSarif(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the audits and a line end. The writer stays open.
   *
   * @param version of nifproof
   */
  public static void write(List<LibraryAudit> audits, String version, Writer out) {
    JsonFile.write(out, json -> new AuditSarif(json).log(audits, version));
  }

  private void log(List<LibraryAudit> audits, String version) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool(version);
    json.writeArrayFieldStart("artifacts");
    for (LibraryAudit audit : audits) {
      json.writeStartObject();
      location(audit.path());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("results");
    for (int i = 0; i < audits.size(); i++) {
      for (Finding finding : audits.get(i).findings()) {
        result(finding, i, false);
      }
      for (Finding finding : audits.get(i).suppressed()) {
        result(finding, i, true);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool(String version) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "nifproof");
    json.writeStringField("semanticVersion", version);
    json.writeArrayFieldStart("rules");
    for (FindingId rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule.name());
      text("shortDescription", rule.title());
      json.writeObjectFieldStart("help");
      json.writeStringField("text", "nifproof explain " + rule);
      json.writeStringField("markdown", FindingPages.page(rule));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Finding finding, int artifact, boolean suppressed) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.id().name());
    json.writeNumberField("ruleIndex", rules.indexOf(finding.id()));
    json.writeStringField("level", finding.severity().id());
    text("message", finding.message() + ". Fix: " + finding.remedy());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    location(finding.where().file(), artifact);
    if (finding.where().offset().isPresent()) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("byteOffset", finding.where().offset().getAsLong());
      json.writeEndObject();
    }
    json.writeEndObject();
    if (finding.where().symbol().isPresent()) {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("name", finding.where().symbol().get());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
    if (suppressed) {
      json.writeArrayFieldStart("suppressions");
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void location(Path file) throws IOException {
    json.writeObjectFieldStart("location");
    json.writeStringField("uri", Uris.of(file));
    json.writeEndObject();
  }

  private void location(Path file, int artifact) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", Uris.of(file));
    json.writeNumberField("index", artifact);
    json.writeEndObject();
  }

  private void text(String name, String value) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", Visible.of(value));
    json.writeEndObject();
  }
}
