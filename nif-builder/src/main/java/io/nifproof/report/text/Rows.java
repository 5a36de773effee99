package io.nifproof.report.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out rows of words in columns, no wider than a terminal where that is possible: a first word
 * too long for its column stands on a line of its own, and so does a last word that would stick
 * out. No word is cut.
 */
public final class Rows {
  private static final int WIDTH = 80;
  private static final int NARROWEST = 10;

  /** From here on a last word is text that may stand alone, and the first does not yield to it. */
  private static final int LONG = 24;

  private final String indent;
  private final List<List<String>> rows = new ArrayList<>();

  public Rows(int indent) {
    this.indent = " ".repeat(indent);
  }

  /** Adds a row; all have the same number of words. */
  public void add(String... words) {
    rows.add(List.of(words));
  }

  public void write(PrintWriter out) {
    if (rows.isEmpty()) {
      out.println(indent + "none");
      return;
    }
    List<Integer> widths = Columns.widths(rows);
    int last = widths.size() - 1;
    int others = widths.subList(1, last).stream().mapToInt(width -> width + 2).sum();
    int end = widths.get(last) > LONG ? 0 : widths.get(last) + 2;
    int first = Math.max(NARROWEST, WIDTH - indent.length() - others - end);
    widths.set(0, Math.min(widths.get(0), first));
    rows.forEach(row -> write(row, widths, out));
  }

  private void write(List<String> row, List<Integer> widths, PrintWriter out) {
    StringBuilder line = new StringBuilder(indent);
    if (row.get(0).length() > widths.get(0)) {
      out.println(indent + row.get(0));
      line.append(" ".repeat(widths.get(0)));
    } else {
      line.append(Columns.pad(row.get(0), widths.get(0), false));
    }
    for (int i = 1; i < row.size(); i++) {
      boolean last = i == row.size() - 1;
      if (last && line.length() + 2 + row.get(i).length() > WIDTH) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(indent + "  ");
      }
      line.append("  ").append(Columns.pad(row.get(i), widths.get(i), last));
    }
    out.println(line.toString().stripTrailing());
  }
}
