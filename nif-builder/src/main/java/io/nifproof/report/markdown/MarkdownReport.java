package io.nifproof.report.markdown;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Difference;
import io.nifproof.analysis.PriceList;
import io.nifproof.analysis.Separation;
import io.nifproof.analysis.Untimed;
import io.nifproof.report.text.CellMatrix;
import io.nifproof.report.text.PriceText;
import io.nifproof.report.text.Summary;
import io.nifproof.report.text.Trouble;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes results as Markdown for the summary of a GitHub Actions step, whose limit is 1 MiB: long
 * texts are cut, and of very many troubles the first are told.
 */
public final class MarkdownReport {
  private static final int SENTENCE = 600;
  private static final int NAME = 80;
  private static final int TROUBLES = 100;
  private static final int CELLS = 12;
  private static final int ROWS = 100;

  private final PrintWriter out;

  private MarkdownReport(PrintWriter out) {
    this.out = out;
  }

  public static void write(Results results, Analysis reading, PrintWriter out) {
    MarkdownReport report = new MarkdownReport(out);
    report.head(results);
    reading.separations().forEach(report::separation);
    report.matrix(CellMatrix.of(results));
    report.troubles("What did not pass", Trouble.of(results));
    report.troubles("What passed with findings", Trouble.ofPasses(results));
    reading.differences().forEach(report::difference);
    reading.prices().forEach(list -> report.prices(list, reading, results.names().size() > 1));
    report.timing(reading);
    results.missing().forEach(report::missing);
    out.flush();
  }

  private void head(Results results) {
    Verdict verdict = results.verdict();
    out.println("## " + icon(verdict) + " " + escaped(results.name(), NAME) + ": " + verdict.id());
    out.println();
    out.println(Summary.of(results));
    out.println();
  }

  private void separation(Separation one) {
    out.println("> **" + escaped(one.words(), SENTENCE) + "**");
    if (!one.hint().isEmpty()) {
      out.println("> " + escaped(one.hint(), SENTENCE));
    }
    out.println();
  }

  private void matrix(CellMatrix matrix) {
    if (matrix.rows().isEmpty()) {
      return;
    }
    StringBuilder head = new StringBuilder("| variant |");
    for (CellMatrix.Column column : matrix.columns()) {
      head.append(' ').append(escaped(column.title(), NAME));
      head.append("<br>").append(escaped(column.note(), NAME)).append(" |");
    }
    out.println(head);
    out.println("|---|" + "---|".repeat(matrix.columns().size()));
    for (CellMatrix.Row row : matrix.rows()) {
      String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
      StringBuilder line = new StringBuilder("| " + escaped(row.title() + note, NAME) + " |");
      for (CellMatrix.Column column : matrix.columns()) {
        String cell =
            row.cell(column).map(c -> icon(c.verdict()) + " " + CellWords.of(c)).orElse("");
        line.append(' ').append(escaped(cell, NAME)).append(" |");
      }
      out.println(line);
    }
    out.println();
  }

  private void troubles(String title, List<Trouble> troubles) {
    if (troubles.isEmpty()) {
      return;
    }
    out.println("### " + title);
    out.println();
    for (Trouble trouble : troubles.subList(0, Math.min(TROUBLES, troubles.size()))) {
      String cells =
          trouble.cells().stream()
              .limit(CELLS)
              .map(CellResult::id)
              .map(id -> escaped(id, NAME))
              .collect(Collectors.joining(", "));
      int more = trouble.cells().size() - CELLS;
      out.println(
          "- "
              + icon(trouble.verdict())
              + " **"
              + escaped(trouble.sentence(), SENTENCE)
              + "**<br>"
              + cells
              + (more > 0 ? " and " + more + " more" : ""));
      for (CellFinding finding : trouble.findings()) {
        String text = finding.id() + ": " + finding.message();
        String remedy = finding.remedy();
        out.println("  - " + escaped(text, SENTENCE) + "<br>fix: " + escaped(remedy, SENTENCE));
      }
    }
    if (troubles.size() > TROUBLES) {
      out.println("- and " + (troubles.size() - TROUBLES) + " more, in the other reports");
    }
    out.println();
  }

  private void difference(Difference one) {
    String expected = one.expect().map(text -> ", expected " + escaped(text, NAME)).orElse("");
    out.println("### Not the same everywhere: " + escaped(one.caseName(), NAME) + expected);
    out.println();
    out.println("| answer | cells | which |");
    out.println("|---|---|---|");
    for (Difference.Group group : one.groups()) {
      out.println(
          "| "
              + escaped(group.answer(), NAME)
              + " | "
              + group.cells().size()
              + " | "
              + escaped(group.words(), SENTENCE)
              + " |");
    }
    out.println();
  }

  private void prices(PriceList list, Analysis reading, boolean several) {
    String of = several ? escaped(list.name(), NAME) + ": " : "";
    String where = escaped(PriceText.where(list, reading), NAME);
    out.println("### " + of + "A call of " + escaped(list.caseName(), NAME) + " takes" + where);
    out.println();
    List<List<String>> table = PriceText.table(list);
    for (List<String> row : table.subList(0, Math.min(ROWS, table.size()))) {
      out.println(
          row.stream()
              .map(word -> escaped(word, NAME))
              .collect(Collectors.joining(" | ", "| ", " |")));
      if (row == table.get(0)) {
        out.println("|---|" + "---:|".repeat(row.size() - 1));
      }
    }
    out.println();
  }

  private void timing(Analysis reading) {
    if (!reading.prices().isEmpty()) {
      out.println(escaped(PriceText.legend(reading.prices()), SENTENCE));
      out.println();
    }
    for (Untimed one : reading.untimed()) {
      out.println("- " + escaped(PriceText.words(one), SENTENCE));
    }
    if (!reading.untimed().isEmpty()) {
      out.println();
    }
  }

  private void missing(Missing one) {
    out.println(
        "- "
            + icon(Verdict.INCOMPLETE)
            + " could not run: **"
            + escaped(one.what(), NAME)
            + "**: "
            + escaped(one.reason(), SENTENCE));
    one.remedies().forEach(remedy -> out.println("  - hint: " + escaped(remedy, SENTENCE)));
  }

  private static String icon(Verdict state) {
    return switch (state) {
      case PASS -> "✅";
      case FLAKY -> "⚠️";
      case INCOMPLETE -> "❔";
      case FAIL -> "❌";
    };
  }

  /** As text: no HTML, no link, no mention, no cell of a table ends in it. */
  private static String escaped(String text, int longest) {
    StringBuilder escaped = new StringBuilder();
    Visible.line(text, longest)
        .replace("://", ":\u200c//") // an address is no link when its letters do not touch
        .codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) || c == ' ' || c > 127;
              if (plain || ".,:;/-()+=?".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("&#").append(c).append(';');
              }
            });
    return escaped.toString();
  }
}
