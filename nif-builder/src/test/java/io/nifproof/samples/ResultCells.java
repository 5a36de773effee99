package io.nifproof.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.result.Results;
import io.nifproof.result.json.ResultsReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reports as JSON, cell by cell, of runs that never were. */
public final class ResultCells {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode report = JSON.createObjectNode();
  private final ArrayNode cells;

  /** A report without cells. */
  public ResultCells(String name) {
    report.put("version", 2).put("verdict", "incomplete").put("name", name).put("millis", 1000);
    cells = report.putArray("cells");
    report.putArray("blocked");
  }

  /**
   * A cell that passes, on a runtime such as {@code debian:trixie/arm64}; change it as you like.
   */
  public ObjectNode cell(String compiler, String level, String runtime, int otp) {
    String arch = runtime.endsWith("arm64") ? "arm64" : "amd64";
    ObjectNode cell = cells.addObject();
    cell.put("id", compiler.split(" ")[0] + "-" + level + "@" + runtime)
        .put("verdict", "pass")
        .put("library", "/run/libraries/" + arch + "/x.so")
        .put("arch", arch)
        .put("otp", otp)
        .put("flavor", "jit")
        .put("runtime", runtime)
        .put("start", arch.equals("arm64") ? "emulated" : "native")
        .put("compiler", compiler)
        .put("optimize", level)
        .put("flags", "plain")
        .put("outcome", "loaded")
        .put("sentence", "loaded: 1 NIF: sum/1")
        .putNull("signal")
        .putNull("status")
        .putNull("reason")
        .putNull("phase");
    cell.putArray("functions").add("sum/1");
    cell.put("millis", 300).put("cached", false).put("size", 16000).put("loadMillis", 0.5);
    cell.putArray("calls");
    cell.putNull("crash");
    cell.putArray("findings");
    cell.putArray("leftBehind");
    cell.put("output", "").put("diagnostics", "");
    return cell;
  }

  /** A cell of one of several libraries. */
  public ObjectNode cell(String library, String compiler, String level, String runtime, int otp) {
    ObjectNode cell = cell(compiler, level, runtime, otp);
    cell.put("name", library).put("id", library + "/" + cell.get("id").textValue());
    cell.putObject("axes").put("library", library);
    return cell;
  }

  /** Lets a cell crash. */
  public static ObjectNode crash(ObjectNode cell, String signal, String phase) {
    cell.put("verdict", "fail").put("outcome", "crashed").put("signal", signal);
    cell.put("status", 139).put("phase", phase);
    cell.put("sentence", "crashed: " + signal + " killed the VM while it loaded the library");
    cell.remove("functions");
    return cell;
  }

  /** Adds a call and its result. */
  public static ObjectNode call(ObjectNode cell, String call, String result) {
    ((ArrayNode) cell.get("calls"))
        .addObject()
        .put("name", call)
        .put("call", call)
        .putNull("expect")
        .put("result", result)
        .put("outcome", "returned")
        .put("ok", true)
        .put("sentence", "returned: " + result);
    return cell;
  }

  /** Adds what the last call takes, as a machine measured it. */
  public static ObjectNode timing(ObjectNode cell, double nanos, double noise, String machine) {
    ObjectNode timing = last(cell).putObject("timing");
    timing.put("nanos", nanos).put("noise", noise).put("loop", 8.3).put("samples", 140);
    timing.put("calls", 100).put("remembered", false).put("cpu", "AMD EPYC");
    timing.put("machine", machine);
    return cell;
  }

  /** Adds why the last call was not timed. */
  public static ObjectNode notTimed(ObjectNode cell, String reason) {
    last(cell).putObject("timing").put("notTimed", reason);
    return cell;
  }

  private static ObjectNode last(ObjectNode cell) {
    ArrayNode calls = (ArrayNode) cell.get("calls");
    return (ObjectNode) calls.get(calls.size() - 1);
  }

  /** Something that could not run. */
  public ResultCells blocked(String what, String reason, String remedy) {
    ObjectNode blocked = ((ArrayNode) report.get("blocked")).addObject();
    blocked.put("what", what).put("reason", reason).putArray("remedies").add(remedy);
    return this;
  }

  /** The text. */
  public String text() {
    return report.toString();
  }

  /** The results. */
  public Results results() {
    return results(report.get("name").textValue() + ".json");
  }

  /** The results, read from a file of this name. */
  public Results results(String source) {
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    try {
      return ResultsReader.read(source, new ByteArrayInputStream(bytes)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
