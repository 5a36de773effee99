package io.nifproof.report;

import io.nifproof.reading.CellRow;
import io.nifproof.reading.CellState;
import io.nifproof.reading.JsonObject;
import io.nifproof.reading.Missing;
import io.nifproof.reading.Reading;
import io.nifproof.reading.Results;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes results for people: the matrix, what did not pass, what could not run, the verdict. */
final class ResultsText {
  private static final int WIDTH = 80;
  private static final int HEADS = 2;

  private final Paragraph paragraphs = new Paragraph(WIDTH);
  private final PrintWriter out;
  private final Style style;

  ResultsText(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  void write(Results results, Reading reading) {
    if (!results.cells().isEmpty()) {
      new Columns(table(Matrix.of(results)), 1, WIDTH).parts().forEach(this::print);
    }
    Trouble.of(results).forEach(this::trouble);
    results.missing().forEach(this::missing);
    new ReadingText(paragraphs).lines(reading, results.names().size() > 1).forEach(out::println);
    verdict(results);
    out.flush();
  }

  private void verdict(Results results) {
    CellState verdict = results.verdict();
    String text = Visible.line(results.name(), WIDTH) + ": " + Summary.of(results);
    titled(verdict, verdict.id(), text);
  }

  /** A painted word, and a text whose further lines stand under its first. */
  private void titled(CellState state, String word, String text) {
    String indentation = " ".repeat(word.length() + 2);
    List<String> lines = paragraphs.lines(indentation, text);
    out.println(painted(state, word) + "  " + lines.get(0).substring(indentation.length()));
    lines.stream().skip(1).forEach(out::println);
  }

  private static List<List<String>> table(Matrix matrix) {
    List<List<String>> lines = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("variant"));
    List<String> notes = new ArrayList<>(List.of(""));
    for (Matrix.Column column : matrix.columns()) {
      titles.add(Visible.of(column.title()));
      notes.add(Visible.of(column.note()));
    }
    lines.add(titles);
    lines.add(notes);
    for (Matrix.Row row : matrix.rows()) {
      String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
      List<String> line = new ArrayList<>(List.of(Visible.of(row.title() + note)));
      for (Matrix.Column column : matrix.columns()) {
        line.add(row.cell(column).map(CellWords::word).orElse("-"));
      }
      lines.add(line);
    }
    return lines;
  }

  private void print(List<List<String>> part) {
    List<Integer> widths = Columns.widths(part);
    for (int i = 0; i < part.size(); i++) {
      List<String> line = part.get(i);
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < line.size(); j++) {
        String padded = Columns.pad(line.get(j), widths.get(j), j == line.size() - 1);
        text.append(j == 0 ? "" : "  ").append(i < HEADS || j == 0 ? padded : coloured(padded));
      }
      String whole = i < HEADS ? style.faint(text.toString()) : text.toString();
      out.println(whole.stripTrailing());
    }
    out.println();
  }

  private String coloured(String word) {
    return switch (word.strip()) {
      case "pass" -> style.good(word);
      case "-" -> style.faint(word);
      case "not run", "flaky" -> style.doubtful(word);
      default -> style.bad(word);
    };
  }

  private void trouble(Trouble trouble) {
    List<String> ids = trouble.cells().stream().map(CellRow::id).map(Visible::of).toList();
    titled(trouble.state(), CellWords.word(trouble.state()), String.join(", ", ids));
    paragraph("  ", trouble.sentence());
    for (JsonObject finding : trouble.findings()) {
      String id = finding.text("id").orElse("?") + " " + finding.text("severity").orElse("");
      paragraph("  ", id + ": " + finding.text("message").orElse(""));
      finding
          .text("evidence")
          .filter(evidence -> !evidence.equals(trouble.sentence()))
          .ifPresent(evidence -> paragraph("    ", "found: " + evidence));
      finding.text("remedy").ifPresent(remedy -> paragraph("    ", "fix: " + remedy));
    }
    out.println();
  }

  private void missing(Missing missing) {
    out.println(style.doubtful("could not run") + "  " + Visible.line(missing.what(), WIDTH));
    paragraph("  ", missing.reason());
    missing.remedies().forEach(remedy -> out.println("  hint: " + Visible.of(remedy)));
    out.println();
  }

  private void paragraph(String indentation, String text) {
    paragraphs.lines(indentation, Visible.of(text)).forEach(out::println);
  }

  private String painted(CellState state, String word) {
    return switch (state) {
      case PASS -> style.good(word);
      case INCOMPLETE, FLAKY -> style.doubtful(word);
      case FAIL -> style.bad(word);
    };
  }
}
