package io.nifproof.report;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.diagnose.NamedFrame;
import io.nifproof.gate.CallResult;
import io.nifproof.gate.CellResult;
import io.nifproof.node.crash.CrashReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The evidence of a crash for people, as lines. */
final class CrashText {
  private static final int FRAMES = 12;
  private static final int REGISTERS_A_LINE = 3;

  private CrashText() {}

  static List<String> lines(CellResult result) {
    List<String> lines = new ArrayList<>();
    for (CallResult call : result.calls()) {
      if (call.unremarkable()) {
        continue;
      }
      lines.add("call " + call.report().request().name() + "  " + Sentences.of(call));
    }
    result.crash().ifPresent(autopsy -> evidence(autopsy, lines));
    return lines;
  }

  private static void evidence(Autopsy autopsy, List<String> lines) {
    List<NamedFrame> frames = autopsy.frames();
    if (!frames.isEmpty()) {
      lines.add("stack, innermost first:");
      frames.stream().limit(FRAMES).forEach(frame -> lines.add("  " + frame));
      if (frames.size() > FRAMES) {
        lines.add("  … and " + (frames.size() - FRAMES) + " more");
      }
    }
    autopsy.trap().crash().ifPresent(crash -> registers(crash, lines));
  }

  private static void registers(CrashReport crash, List<String> lines) {
    lines.add(("thread " + crash.where().threadName()).strip() + ", registers:");
    StringBuilder line = new StringBuilder("  ");
    int count = 0;
    for (Map.Entry<String, Long> register : crash.registers().entrySet()) {
      String text = register.getKey() + " " + Long.toHexString(register.getValue());
      line.append(Columns.pad(text, 25, false));
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
