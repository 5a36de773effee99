package io.nifproof.samples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.analysis.Merge;
import io.nifproof.result.Results;
import java.util.List;

/** A matrix with every kind of trouble: clang from O2 on crashes, a flaky cell, one not run. */
public final class SampleMatrix {
  /** Text that would be markup, script, or worse, where it is not escaped. */
  public static final String HOSTILE =
      "</script><img src=x onerror=\"document.title='owned'\"><b>'&quot;`{{name}}\u202e\u001b[31m|";

  private static final List<String> COMPILERS = List.of("gcc 12.2.0", "clang 14.0.6");
  private static final List<String> SUITES = List.of("bookworm", "trixie", "sid");

  private SampleMatrix() {}

  /** The matrix of two compilers, four levels and six runtimes: 48 cells. */
  public static Results of48() {
    ResultCells again = new ResultCells("sums");
    ObjectNode odd = again.cell("gcc 12.2.0", "O1", "debian:sid/amd64", 29);
    odd.put("verdict", "fail");
    Results first = report("sums", 1).results("first.json");
    return Merge.of(List.of(first, again.results("second.json")));
  }

  /** The same as JSON, with as many more levels of a made-up flag as are asked for. */
  public static ResultCells report(String name, int times) {
    ResultCells report = new ResultCells(name);
    for (int i = 0; i < times; i++) {
      for (String compiler : COMPILERS) {
        for (String level : List.of("O0", "O1", "O2", "O3")) {
          for (String arch : List.of("amd64", "arm64")) {
            for (String suite : SUITES) {
              String variant = i == 0 ? "" : " +flags" + i;
              ObjectNode cell =
                  report.cell(
                      compiler,
                      level,
                      "debian:" + suite + "/" + arch,
                      25 + 2 * SUITES.indexOf(suite));
              change(cell, compiler, level, suite, arch);
              String id = cell.get("id").textValue();
              cell.put("id", id.replace("@", variant + "@"));
              cell.put("flags", i == 0 ? "plain" : "flags" + i);
            }
          }
        }
      }
    }
    return report.blocked("compiler zig for arm64", "no `zig` on PATH", "nifproof doctor");
  }

  private static void change(
      ObjectNode cell, String compiler, String level, String suite, String arch) {
    int strength = level.charAt(1) - '0';
    cell.put("size", 16_000 + 700 * strength + (arch.equals("arm64") ? 54_000 : 0));
    cell.put("loadMillis", (arch.equals("arm64") ? 6.5 : 0.45) - 0.05 * strength);
    ResultCells.call(cell, "sum([1,2,3])", "6");
    if (arch.equals("amd64")) {
      ResultCells.timing(cell, 4000.0 / (1 + strength), 20, "0123abcd");
    } else {
      ResultCells.notTimed(cell, "its VM is emulated");
    }
    if (compiler.startsWith("clang") && strength >= 2) {
      crash(cell);
    } else if (compiler.startsWith("gcc") && strength == 3 && arch.equals("arm64")) {
      ((ObjectNode) cell.get("calls").get(0)).put("result", "7").put("sentence", "returned: 7");
    } else if (suite.equals("sid") && arch.equals("arm64") && level.equals("O0")) {
      cell.put("verdict", "incomplete").put("outcome", "never-started").put("reason", "no boot");
      cell.put("sentence", "never started: the VM ended while it booted").remove("functions");
      cell.putArray("calls");
    }
  }

  private static void crash(ObjectNode cell) {
    ((ObjectNode) cell.get("calls").get(0)).remove("timing");
    ((ObjectNode) cell.get("calls").get(0))
        .putNull("result")
        .put("outcome", "crashed")
        .put("sentence", "crashed: SIGSEGV in sum/1");
    cell.put("verdict", "fail");
    cell.put(
        "sentence", "loaded: 1 NIF: sum/1; `sum([1,2,3])` crashed: SIGSEGV in sum/1 at sum.c:12");
    ObjectNode crash = cell.putObject("crash");
    crash.put("signal", "SIGSEGV").put("code", 1).put("address", "0x10").put("phase", "call");
    crash.put("nifFunction", "sum/1").put("thread", "erts_sched_1");
    ObjectNode registers = crash.putObject("registers");
    for (String name : List.of("rip", "rsp", "rax", "rbx", "rcx", "rdx", "rsi", "rdi")) {
      registers.put(name, "0x7f3a5c00" + name.length() + "abc");
    }
    ArrayNode frames = crash.putArray("frames");
    frames
        .addObject()
        .put("module", "/run/libraries/x.so")
        .put("offset", "0x1139")
        .put("function", "sum")
        .put("file", "c_src/sum.c")
        .put("line", 12);
    frames
        .addObject()
        .putNull("module")
        .put("offset", "0x7f00")
        .putNull("function")
        .putNull("file")
        .putNull("line");
    crash.put("vmBuildId", "0123456789abcdef0123456789abcdef01234567");
    crash.put("stderr", "Segmentation fault\n");
    ObjectNode finding = ((ArrayNode) cell.get("findings")).addObject();
    finding.put("id", "NP101").put("severity", "error");
    finding.putObject("where").put("file", "/run/libraries/x.so").put("symbol", "sum");
    finding.put("evidence", "SIGSEGV at 0x10 in sum, c_src/sum.c:12");
    finding.put("expected", "memory that is mapped");
    finding.put("message", "the function reads through a pointer that is almost NULL");
    finding.put("remedy", "check what enif_get_list_cell returns");
  }

  /** One cell of which every text is hostile. */
  public static Results hostile() {
    ResultCells report = new ResultCells(HOSTILE);
    ObjectNode cell = report.cell(HOSTILE, HOSTILE, HOSTILE, 27);
    ResultCells.call(cell, HOSTILE, HOSTILE);
    crash(cell);
    cell.put("sentence", HOSTILE).put("output", HOSTILE).put("diagnostics", HOSTILE);
    cell.put("outcome", HOSTILE).put("signal", HOSTILE).put("reason", HOSTILE);
    ObjectNode crash = (ObjectNode) cell.get("crash");
    crash.put("stderr", HOSTILE + "\ud800").put("nifFunction", HOSTILE);
    ((ObjectNode) crash.get("frames").get(0)).put("function", HOSTILE).put("file", HOSTILE);
    ((ObjectNode) crash.get("registers")).put(HOSTILE, HOSTILE);
    ObjectNode finding = (ObjectNode) cell.get("findings").get(0);
    finding.put("message", HOSTILE).put("evidence", HOSTILE).put("remedy", HOSTILE);
    ((ObjectNode) finding.get("where")).put("file", HOSTILE).put("symbol", HOSTILE);
    ObjectNode other =
        ResultCells.call(report.cell("gcc 12.2.0", "O0", "host", 25), HOSTILE, "<b>2</b>");
    ResultCells.timing(other, 10, 1, HOSTILE);
    ((ObjectNode) other.get("calls").get(0).get("timing")).put("cpu", HOSTILE);
    ResultCells.call(other, HOSTILE + 2, HOSTILE);
    ResultCells.notTimed(other, HOSTILE);
    report.blocked(HOSTILE, HOSTILE, HOSTILE);
    return report.results(HOSTILE);
  }
}
