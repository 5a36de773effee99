package io.nifproof.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.diagnose.NamedFrame;
import io.nifproof.diagnose.SourcePlace;
import io.nifproof.gate.CallResult;
import io.nifproof.gate.CellResult;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.probe.LoadReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the field {@code crash} of a cell: how and where a VM ended or hung. Numbers that are
 * addresses are strings, since JSON's numbers do not hold 64 bits everywhere.
 */
final class CrashJson {
  private CrashJson() {}

  static void write(JsonGenerator json, CellResult result) throws IOException {
    Optional<Autopsy> crash = result.crash();
    if (crash.isEmpty()) {
      json.writeNullField("crash");
      return;
    }
    Autopsy autopsy = crash.get();
    Optional<CrashReport> signal = autopsy.trap().crash();
    Optional<Situation> where = autopsy.trap().situation();
    json.writeObjectFieldStart("crash");
    text(json, "signal", signal.map(c -> c.signal().name()));
    json.writeFieldName("code");
    if (signal.isPresent()) {
      json.writeNumber(signal.get().code());
    } else {
      json.writeNull();
    }
    text(json, "address", signal.map(c -> hex(c.address())));
    json.writeStringField("phase", autopsy.phase().map(Phase::id).orElse("none"));
    text(json, "nifFunction", where.flatMap(Situation::function).map(Object::toString));
    text(json, "thread", where.map(Situation::threadName).filter(name -> !name.isEmpty()));
    registers(json, signal.map(CrashReport::registers).orElse(Map.of()));
    frames(json, autopsy.frames());
    text(json, "vmBuildId", autopsy.trap().vmBuildId());
    json.writeStringField("stderr", output(result));
    json.writeEndObject();
  }

  private static void registers(JsonGenerator json, Map<String, Long> registers)
      throws IOException {
    json.writeObjectFieldStart("registers");
    for (Map.Entry<String, Long> register : registers.entrySet()) {
      json.writeStringField(register.getKey(), hex(register.getValue()));
    }
    json.writeEndObject();
  }

  /** A frame with inlined functions becomes several with the same address. */
  private static void frames(JsonGenerator json, List<NamedFrame> frames) throws IOException {
    json.writeArrayFieldStart("frames");
    for (NamedFrame frame : frames) {
      List<SourcePlace> places =
          frame.places().isEmpty()
              ? List.of(new SourcePlace(frame.function(), Optional.empty(), 0))
              : frame.places();
      for (SourcePlace place : places) {
        json.writeStartObject();
        text(json, "module", frame.frame().module());
        json.writeStringField("offset", hex(frame.frame().offset()));
        text(json, "function", place.function());
        text(json, "file", place.file());
        if (place.line() > 0) {
          json.writeNumberField("line", place.line());
        } else {
          json.writeNullField("line");
        }
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static String output(CellResult result) {
    return result.calls().stream()
        .filter(call -> !call.report().survived())
        .findFirst()
        .map(CallResult::report)
        .map(report -> report.output())
        .or(() -> result.load().map(LoadReport::output))
        .orElse("");
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  private static void text(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
