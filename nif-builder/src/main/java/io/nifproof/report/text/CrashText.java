package io.nifproof.report.text;

import io.nifproof.result.CallResult;
import io.nifproof.result.CellResult;
import io.nifproof.result.Crash;
import io.nifproof.result.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the VMs of a cell ended, as plain lines. */
final class CrashText {
  private static final int FRAMES = 12;

  /** Of C++ and Rust the first are often their standard library's. */
  private static final int OWN_FRAMES_BEHIND = 3;

  private static final int REGISTERS_A_LINE = 3;

  private CrashText() {}

  /** Of every crash its stack and registers; where there are several, after whose it is. */
  static List<String> all(CellResult cell) {
    List<String> lines = new ArrayList<>();
    List<CallResult> crashed =
        cell.calls().stream().filter(call -> call.crash().isPresent()).toList();
    cell.load().crash().ifPresent(crash -> lines.addAll(lines(crash)));
    for (CallResult call : crashed) {
      if (crashed.size() > 1) {
        lines.add("`" + call.name() + "`:");
      }
      lines.addAll(lines(call.crash().orElseThrow()));
    }
    return lines;
  }

  private static List<String> lines(Crash crash) {
    List<String> lines = stack(crash);
    if (!crash.registers().isEmpty()) {
      lines.add(
          crash.where().thread().map(name -> "thread " + name).orElse("thread") + ", registers:");
      registers(crash.registers(), lines);
    }
    return lines;
  }

  /** The stack; nothing where there is none. */
  static List<String> stack(Crash crash) {
    List<String> lines = new ArrayList<>();
    List<StackFrame> frames = crash.frames();
    if (!frames.isEmpty()) {
      lines.add("stack, innermost first:");
      frames.stream().limit(FRAMES).forEach(frame -> lines.add("  " + frame));
      frames.stream()
          .skip(FRAMES)
          .filter(StackFrame::own)
          .limit(OWN_FRAMES_BEHIND)
          .forEach(frame -> lines.add("  … then " + frame));
      if (frames.size() > FRAMES) {
        lines.add("  … " + (frames.size() - FRAMES) + " more");
      }
    }
    return lines;
  }

  private static void registers(Map<String, String> registers, List<String> lines) {
    StringBuilder line = new StringBuilder("  ");
    int count = 0;
    for (Map.Entry<String, String> register : registers.entrySet()) {
      String value = register.getValue();
      String plain = value.startsWith("0x") ? value.substring(2) : value;
      line.append(Columns.pad(register.getKey() + " " + plain, 25, false));
      if (++count % REGISTERS_A_LINE == 0) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("  ");
      }
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().stripTrailing());
    }
  }
}
