package io.nifproof.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nifproof.build.BuildResult;
import io.nifproof.finding.Finding;
import io.nifproof.gate.Blocked;
import io.nifproof.gate.CallResult;
import io.nifproof.gate.CallTiming;
import io.nifproof.gate.Cell;
import io.nifproof.gate.CellResult;
import io.nifproof.gate.GateReport;
import io.nifproof.gate.Variant;
import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.node.probe.Placement;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Writes a report as JSON, version 1; its schema is docs/schema/report-1.json. */
public final class JsonReport {
  private static final int VERSION = 1;

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the report and a line end. The writer stays open. */
  public static void write(GateReport report, Writer out) {
    JsonFile.write(out, json -> new JsonReport(json).report(report));
  }

  private void report(GateReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("verdict", report.verdict().id());
    json.writeStringField("name", report.plan().name());
    json.writeNumberField("millis", report.took().toMillis());
    json.writeArrayFieldStart("cells");
    for (CellResult result : report.results()) {
      cell(result);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("blocked");
    for (Blocked blocked : report.plan().blocked()) {
      json.writeStartObject();
      json.writeStringField("what", blocked.what());
      json.writeStringField("reason", blocked.reason());
      strings("remedies", blocked.remedies());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void cell(CellResult result) throws IOException {
    Cell cell = result.cell();
    json.writeStartObject();
    json.writeStringField("id", cell.id());
    json.writeStringField("verdict", result.verdict().id());
    json.writeStringField("library", result.library().toString());
    text("sha256", result.sha256());
    json.writeStringField("arch", cell.runtime().arch().id());
    json.writeNumberField("otp", cell.runtime().otp().major());
    json.writeStringField("flavor", cell.flavor().id());
    json.writeStringField("runtime", cell.runtime().id());
    json.writeStringField("start", cell.runtime().start().id());
    text("compiler", cell.variant().map(variant -> variant.toolchain().compiler().toString()));
    text("optimize", cell.variant().map(Variant::level).map(Enum::name));
    json.writeStringField("flags", cell.subject().flags().name());
    outcome(result);
    json.writeNumberField("millis", result.took().toMillis());
    json.writeBooleanField("cached", result.cached());
    if (result.flaky()) {
      json.writeBooleanField("flaky", true);
    }
    costs(result);
    calls(result.calls());
    CrashJson.write(json, result);
    findings(result.findings());
    json.writeArrayFieldStart("leftBehind");
    for (LeftBehind process : result.leftBehind()) {
      json.writeString(process.command());
    }
    json.writeEndArray();
    text("output", result.load().map(LoadReport::output));
    text("diagnostics", result.build().map(JsonReport::diagnostics));
    json.writeEndObject();
  }

  /** The library's size as it is now, and the time of a load that ended well. */
  private void costs(CellResult result) throws IOException {
    json.writeFieldName("size");
    try {
      json.writeNumber(Files.size(result.library()));
    } catch (IOException gone) {
      json.writeNull();
    }
    json.writeFieldName("loadMillis");
    Optional<LoadReport> loaded =
        result.load().filter(load -> load.outcome() instanceof Outcome.Loaded);
    if (loaded.isPresent()) {
      json.writeNumber(loaded.get().took().toNanos() / 1_000_000.0);
    } else {
      json.writeNull();
    }
  }

  private void outcome(CellResult result) throws IOException {
    Optional<Outcome> outcome = result.load().map(LoadReport::outcome);
    json.writeStringField("outcome", outcome.map(Outcome::id).orElse("never-started"));
    json.writeStringField("sentence", Sentences.of(result));
    text("signal", outcome.flatMap(JsonReport::signal).map(Signal::name));
    Optional<ExitStatus> status = outcome.flatMap(JsonReport::status);
    if (status.isPresent()) {
      json.writeNumberField("status", status.get().raw());
    } else {
      json.writeNullField("status");
    }
    text("reason", outcome.map(JsonReport::reason).orElseGet(() -> Optional.of("not built")));
    text("phase", result.load().flatMap(LoadReport::phase).map(Phase::id));
    if (outcome.orElse(null) instanceof Outcome.Loaded loaded) {
      strings("functions", loaded.functions().stream().map(FunctionId::toString).toList());
    }
    Optional<Placement> placement = result.load().flatMap(LoadReport::placement);
    if (placement.isPresent()) {
      placement(placement.get());
    }
  }

  private void placement(Placement placement) throws IOException {
    json.writeObjectFieldStart("placement");
    json.writeStringField("code", range(placement.code()));
    json.writeStringField("data", range(placement.data()));
    json.writeNumberField("farthest", placement.farthest());
    text("jit", placement.jit().map(JsonReport::range));
    if (placement.farthestFromJit().isPresent()) {
      json.writeNumberField("farthestFromJit", placement.farthestFromJit().get());
    } else {
      json.writeNullField("farthestFromJit");
    }
    json.writeEndObject();
  }

  private static String range(Placement.Range range) {
    return "0x" + Long.toHexString(range.start()) + "-0x" + Long.toHexString(range.end());
  }

  private void calls(List<CallResult> calls) throws IOException {
    json.writeArrayFieldStart("calls");
    for (CallResult call : calls) {
      json.writeStartObject();
      json.writeStringField("name", call.report().request().name());
      json.writeStringField("call", call.report().call());
      text("expect", call.report().request().expect().map(CallRequest.Expected::pattern));
      text("result", call.report().result());
      json.writeStringField("outcome", call.report().outcome());
      json.writeBooleanField("ok", call.asExpected());
      json.writeStringField("sentence", Sentences.of(call));
      if (call.timing().isPresent()) {
        timing(call.timing().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void timing(CallTiming timing) throws IOException {
    json.writeObjectFieldStart("timing");
    if (timing instanceof CallTiming.Timed timed) {
      json.writeNumberField("nanos", tenths(timed.nanos()));
      json.writeNumberField("noise", tenths(timed.noise()));
      json.writeNumberField("loop", tenths(timed.loop()));
      json.writeNumberField("samples", timed.samples());
      json.writeNumberField("calls", timed.calls());
      json.writeBooleanField("remembered", timed.remembered());
      json.writeStringField("cpu", timed.machine().cpu());
      json.writeStringField("machine", timed.machine().id());
    } else {
      json.writeStringField("notTimed", ((CallTiming.NotTimed) timing).reason());
    }
    json.writeEndObject();
  }

  private static double tenths(double figure) {
    return Math.round(figure * 10) / 10.0;
  }

  private void findings(List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      AuditJson.finding(json, finding);
    }
    json.writeEndArray();
  }

  private static Optional<Signal> signal(Outcome outcome) {
    return outcome instanceof Outcome.Crashed crashed
        ? Optional.of(crashed.signal())
        : Optional.empty();
  }

  private static Optional<ExitStatus> status(Outcome outcome) {
    if (outcome instanceof Outcome.Crashed crashed) {
      return Optional.of(crashed.status());
    }
    if (outcome instanceof Outcome.NeverStarted never) {
      return never.status();
    }
    return outcome instanceof Outcome.Exited exited
        ? Optional.of(exited.status())
        : Optional.empty();
  }

  private static Optional<String> reason(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return Optional.of(refused.reason() + ": " + refused.text());
    }
    return outcome instanceof Outcome.NeverStarted never
        ? Optional.of(never.reason())
        : Optional.empty();
  }

  /** What the compiler printed, unchanged. */
  private static String diagnostics(BuildResult build) {
    return Diagnostics.of(build);
  }

  private void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
