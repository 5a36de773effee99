package io.nifproof.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nifproof.abi.CString;
import io.nifproof.abi.Callback;
import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifVersion;
import io.nifproof.abi.TableQuestion;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.LibraryFacts;
import io.nifproof.audit.platform.Floor;
import io.nifproof.finding.Finding;
import io.nifproof.node.Arch;
import io.nifproof.result.CellFinding;
import io.nifproof.result.json.FindingJson;
import io.nifproof.result.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes audits as JSON, version 1; its schema is docs/schema/audit-1.json. */
public final class AuditJson {
  private static final int VERSION = 1;

  private final JsonGenerator json;

  private AuditJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the audits and a line end. The writer stays open. */
  public static void write(List<LibraryAudit> audits, Writer out) {
    JsonFile.write(out, json -> new AuditJson(json).audits(audits));
  }

  private void audits(List<LibraryAudit> audits) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeArrayFieldStart("libraries");
    for (LibraryAudit audit : audits) {
      library(audit);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void library(LibraryAudit audit) throws IOException {
    Optional<LibraryFacts> nif = audit.nif();
    Optional<NifEntry> entry = nif.flatMap(LibraryFacts::entry);
    json.writeStartObject();
    json.writeStringField("path", audit.path().toString());
    json.writeStringField("kind", audit.kind());
    json.writeStringField("identity", audit.identity());
    text("arch", nif.flatMap(known -> known.machine().arch()).map(Arch::id));
    text("module", nif.flatMap(LibraryFacts::module));
    version(entry.map(NifEntry::version));
    text("minErts", entry.flatMap(NifEntry::minErts).flatMap(CString::text));
    text("certainty", nif.flatMap(LibraryFacts::certainty).map(EntryCertainty::toString));
    asked(nif.flatMap(LibraryFacts::asked));
    functions(nif.map(LibraryFacts::functions).orElse(List.of()));
    JsonFile.strings(
        json,
        "callbacks",
        entry
            .map(e -> e.callbacks().keySet().stream().sorted().map(Callback::toString).toList())
            .orElse(List.of()));
    JsonFile.strings(json, "imports", nif.map(LibraryFacts::imports).orElse(List.of()));
    JsonFile.strings(json, "needed", nif.map(LibraryFacts::needed).orElse(List.of()));
    floor(audit.floor());
    findings("findings", audit.findings());
    findings("suppressed", audit.suppressed());
    JsonFile.strings(json, "notJudged", audit.notJudged());
    json.writeEndObject();
  }

  private void version(Optional<NifVersion> version) throws IOException {
    if (version.isEmpty()) {
      json.writeNullField("nif");
      return;
    }
    json.writeObjectFieldStart("nif");
    json.writeNumberField("major", version.get().major());
    json.writeNumberField("minor", version.get().minor());
    json.writeEndObject();
  }

  private void asked(Optional<TableQuestion> asked) throws IOException {
    if (asked.isEmpty()) {
      json.writeNullField("asked");
      return;
    }
    json.writeObjectFieldStart("asked");
    json.writeStringField("outcome", asked.get().outcome());
    json.writeStringField("sentence", asked.get().sentence());
    json.writeEndObject();
  }

  private void functions(List<NifFunction> rows) throws IOException {
    json.writeArrayFieldStart("functions");
    for (NifFunction row : rows) {
      json.writeStartObject();
      text("name", row.text());
      json.writeNumberField("arity", row.arity());
      json.writeNumberField("flags", row.flags().orElse(0));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void floor(Floor floor) throws IOException {
    json.writeObjectFieldStart("floor");
    text("otp", floor.otp().map(Object::toString));
    text("glibc", floor.glibc().map(Object::toString));
    text("cpu", floor.cpu().map(Object::toString));
    JsonFile.strings(json, "reasons", floor.reasons());
    json.writeEndObject();
  }

  private void findings(String name, List<Finding> findings) throws IOException {
    json.writeArrayFieldStart(name);
    for (Finding finding : findings) {
      JsonText.write(json, FindingJson.tree(CellFinding.of(finding)));
    }
    json.writeEndArray();
  }

  private void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
