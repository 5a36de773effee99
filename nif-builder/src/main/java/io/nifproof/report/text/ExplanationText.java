package io.nifproof.report.text;

import io.nifproof.explain.Explanation;
import io.nifproof.explain.text.Statement;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Writes what a crash text says, for people: each statement with the line it rests on, where the
 * one before does not rest on it, too.
 */
public final class ExplanationText {
  private static final int SHOWN = 100;

  private ExplanationText() {}

  /** Writes all statements. The writer stays open. */
  public static void write(Explanation explanation, PrintWriter out) {
    if (explanation.provesNothing()) {
      out.println("This proves nothing: no line of it is evidence that nifproof knows.");
      out.println(
          "try       gdb -batch -ex bt -ex 'info registers' beam.smp CORE, or the lines of");
      out.println("          `journalctl -k` or `coredumpctl info` of the time of the crash");
      out.println("try       nifproof check FILE: loads the library in a node that may die of it");
      out.flush();
      return;
    }
    int before = 0;
    for (Statement statement : explanation.statements()) {
      String kind = statement.kind().name().toLowerCase(Locale.ROOT);
      out.println(String.format("%-9s %s", kind, statement.text()));
      String line = explanation.quotes().getOrDefault(statement.line(), "").strip();
      if (!line.isEmpty() && statement.line() != before) {
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        out.println("          line " + statement.line() + ": " + shown);
      }
      before = statement.line();
    }
    out.flush();
  }
}
