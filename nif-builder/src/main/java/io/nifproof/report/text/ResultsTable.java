package io.nifproof.report.text;

import io.nifproof.result.Axis;
import io.nifproof.result.CallAnswer;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Results in one word each: runtimes down, variants across; in parts that fit, and one after the
 * other where several libraries were gated.
 */
final class ResultsTable {
  /** The columns that tell where: runtime, OTP and architecture. */
  private static final int HEADS = 3;

  private static final String INDENTATION = "  ";

  private final Style style;

  ResultsTable(Style style) {
    this.style = style;
  }

  private record Row(String place, String otp, String arch) {}

  /** The lines, with an empty one behind each part. */
  List<String> lines(Results results, int width) {
    List<String> names = results.names();
    if (names.size() == 1) {
      return lines(results.cells(), width);
    }
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(Visible.line(name, width));
      lines(results.cells(name), width - INDENTATION.length()).stream()
          .map(line -> line.isEmpty() ? line : INDENTATION + line)
          .forEach(lines::add);
    }
    return lines;
  }

  private List<String> lines(List<CellResult> results, int width) {
    Map<Row, Map<String, CellResult>> rows = new LinkedHashMap<>();
    Set<String> subjects = new LinkedHashSet<>();
    for (CellResult cell : results) {
      String subject = Visible.name(cell.subject().variant());
      subjects.add(subject);
      rows.computeIfAbsent(row(cell), unused -> new LinkedHashMap<>()).put(subject, cell);
    }
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("runtime", "OTP", "arch"));
    head.addAll(subjects);
    table.add(head);
    rows.forEach((row, cells) -> table.add(line(row, cells, subjects)));
    List<String> lines = new ArrayList<>();
    new Columns(table, HEADS, width).parts().forEach(part -> lines.addAll(laidOut(part)));
    return lines;
  }

  private static Row row(CellResult cell) {
    boolean emulated = cell.axis(Axis.START).filter("emulated"::equals).isPresent();
    return new Row(
        Visible.name(cell.subject().place()),
        Visible.name(cell.axis(Axis.OTP).orElse("?")),
        Visible.name(cell.axis(Axis.ARCH).orElse("?")) + (emulated ? " (qemu)" : ""));
  }

  private static List<String> line(Row row, Map<String, CellResult> cells, Set<String> subjects) {
    List<String> line = new ArrayList<>(List.of(row.place(), row.otp(), row.arch()));
    for (String subject : subjects) {
      line.add(Optional.ofNullable(cells.get(subject)).map(CellWords::of).orElse("-"));
    }
    return line;
  }

  private List<String> laidOut(List<List<String>> part) {
    List<Integer> widths = Columns.widths(part);
    List<String> lines = new ArrayList<>();
    for (List<String> line : part) {
      boolean head = lines.isEmpty();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String padded = Columns.pad(line.get(i), widths.get(i), i == line.size() - 1);
        text.append(i == 0 ? "" : "  ").append(head || i < HEADS ? padded : painted(padded));
      }
      lines.add(head ? style.faint(text.toString()) : text.toString());
    }
    lines.add("");
    return lines;
  }

  private String painted(String padded) {
    String word = padded.strip();
    return word.equals("-") ? style.faint(padded) : style.verdict(verdict(word), padded);
  }

  /** What a cell comes to that has this word. */
  private static Verdict verdict(String word) {
    if (word.startsWith(Verdict.PASS.id() + " (")) {
      return Verdict.PASS;
    }
    return Verdict.parse(word)
        .or(() -> CellOutcome.parse(word).map(CellOutcome::verdict))
        .or(() -> CallAnswer.parse(word).map(CallAnswer::verdict))
        .orElse(Verdict.FAIL);
  }
}
