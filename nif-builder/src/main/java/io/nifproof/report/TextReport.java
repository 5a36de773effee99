package io.nifproof.report;

import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.gate.Blocked;
import io.nifproof.gate.CallResult;
import io.nifproof.gate.Cell;
import io.nifproof.gate.CellResult;
import io.nifproof.gate.GateReport;
import io.nifproof.gate.Verdict;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.reading.Reading;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a report for people: the table, then what is wrong with its evidence, then the verdict.
 */
public final class TextReport {
  private static final int WIDTH = 80;
  private static final int OUTPUT_LINES = 8;

  private final Paragraph paragraphs = new Paragraph(WIDTH);
  private final PrintWriter out;
  private final Style style;
  private final boolean quiet;

  /**
   * A writer of reports.
   *
   * @param out where to; stays open
   * @param style whether with colours
   * @param quiet whether to leave out what passed
   */
  public TextReport(PrintWriter out, Style style, boolean quiet) {
    this.out = out;
    this.style = style;
    this.quiet = quiet;
  }

  /** Writes the whole report. */
  public void write(GateReport report) {
    if (!quiet && !report.results().isEmpty()) {
      table(report);
    }
    troubles(report);
    report.plan().blocked().forEach(this::blocked);
    if (comparable(report) || timed(report)) {
      Reading reading = Reading.of(LiveResults.of(report));
      new ReadingText(paragraphs).lines(reading, false).forEach(out::println);
    }
    summary(report);
    out.flush();
  }

  /** One row of the table. */
  private record Row(ErlangRuntime runtime, String place) {}

  /** Runtimes down, subjects (compiler and level, or library) across; in parts that fit. */
  private void table(GateReport report) {
    Map<Row, Map<String, CellResult>> rows = new LinkedHashMap<>();
    Set<String> subjects = new LinkedHashSet<>();
    for (CellResult result : report.results()) {
      Cell cell = result.cell();
      subjects.add(cell.subject().id());
      rows.computeIfAbsent(new Row(cell.runtime(), cell.place()), unused -> new LinkedHashMap<>())
          .put(cell.subject().id(), result);
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("runtime", "OTP", "arch"));
    head.addAll(subjects);
    lines.add(head);
    rows.forEach((row, cells) -> lines.add(row(row, cells, subjects)));
    new Columns(lines, 3, WIDTH).parts().forEach(this::print);
  }

  private static List<String> row(Row place, Map<String, CellResult> cells, Set<String> subjects) {
    ErlangRuntime runtime = place.runtime();
    List<String> row =
        new ArrayList<>(List.of(place.place(), runtime.otp().toString(), arch(runtime)));
    for (String subject : subjects) {
      CellResult result = cells.get(subject);
      row.add(result == null ? "-" : word(result));
    }
    return row;
  }

  private static String arch(ErlangRuntime runtime) {
    boolean emulated = runtime.start().id().equals("emulated");
    return runtime.arch() + (emulated ? " (qemu)" : "");
  }

  /** One word a cell: what it did, or {@code pass}. */
  private static String word(CellResult result) {
    if (result.verdict() == Verdict.PASS) {
      return "pass";
    }
    String outcome = result.load().map(load -> load.outcome().id()).orElse("not-built");
    return outcome.equals("loaded") ? loadedBut(result) : outcome;
  }

  /** It loaded, and yet it does not pass. */
  private static String loadedBut(CellResult result) {
    return result.calls().stream()
        .filter(call -> !call.asExpected())
        .map(call -> call.report().outcome())
        .findFirst()
        .orElse("finding");
  }

  private void print(List<List<String>> part) {
    List<Integer> widths = Columns.widths(part);
    boolean head = true;
    for (List<String> line : part) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String padded = Columns.pad(line.get(i), widths.get(i), i == line.size() - 1);
        text.append(i == 0 ? "" : "  ").append(head || i < 3 ? padded : coloured(padded));
      }
      out.println(head ? style.faint(text.toString()) : text.toString());
      head = false;
    }
    out.println();
  }

  private String coloured(String word) {
    return switch (word.strip()) {
      case "pass" -> style.good(word);
      case "-" -> style.faint(word);
      case "never-started" -> style.doubtful(word);
      default -> style.bad(word);
    };
  }

  /** Cells with the same trouble are told once, with all their names. */
  private void troubles(GateReport report) {
    Map<String, List<CellResult>> alike = new LinkedHashMap<>();
    for (CellResult result : report.results()) {
      if (result.verdict() != Verdict.PASS
          || !result.leftBehind().isEmpty()
          || warned(result)
          || !result.calls().stream().allMatch(CallResult::unremarkable)
          || !shown(result).isEmpty()) {
        alike.computeIfAbsent(key(result), unused -> new ArrayList<>()).add(result);
      }
    }
    alike.values().forEach(this::trouble);
  }

  /** Cells that only loaded, and all did, have nothing to be held against each other. */
  private static boolean comparable(GateReport report) {
    return report.results().size() > 1
        && report.results().stream()
            .anyMatch(one -> one.verdict() != Verdict.PASS || !one.calls().isEmpty());
  }

  private static boolean timed(GateReport report) {
    return report.results().stream()
        .flatMap(one -> one.calls().stream())
        .anyMatch(call -> call.timing().isPresent());
  }

  private static boolean warned(CellResult result) {
    return !shown(result).isEmpty()
        || result.build().map(build -> !Diagnostics.of(build).isBlank()).orElse(false);
  }

  /** Notes of the audit are for `nifproof audit` and JSON: here they would hide what matters. */
  private static List<Finding> shown(CellResult result) {
    return result.findings().stream().filter(f -> f.severity() != Severity.NOTE).toList();
  }

  private static String key(CellResult result) {
    List<String> findings = shown(result).stream().map(f -> f.id().name()).toList();
    String diagnostics = result.build().map(Diagnostics::of).orElse("");
    String sentence = result.load().isEmpty() ? "not built" : Sentences.of(result);
    return result.verdict() + sentence + findings + diagnostics;
  }

  private void trouble(List<CellResult> results) {
    CellResult first = results.get(0);
    List<String> ids = results.stream().map(result -> result.cell().id()).toList();
    String word = first.verdict() == Verdict.PASS ? "note" : first.verdict().id();
    title(word, mark(first.verdict(), word), String.join(", ", ids));
    String sentence = Sentences.of(first);
    paragraph(sentence);
    for (Finding finding : shown(first)) {
      paragraph(finding.id() + " " + finding.severity() + ": " + finding.message());
      detail("found: ", finding.evidence().equals(sentence) ? "" : finding.evidence());
      detail("fix: ", finding.remedy());
    }
    CrashText.lines(first).forEach(line -> out.println("  " + line));
    first.leftBehind().forEach(p -> out.println("  left a process behind: " + p.command()));
    first.build().ifPresent(build -> block("the compiler", Diagnostics.of(build)));
    if (first.verdict() != Verdict.PASS) {
      first.load().ifPresent(load -> block("the VM", load.output()));
    }
    out.println();
  }

  /** A marked line, whose further lines stand under the first word after the mark. */
  private void title(String word, String marked, String text) {
    String indentation = " ".repeat(word.length() + 2);
    List<String> lines = paragraphs.lines(indentation, text);
    out.println(marked + "  " + lines.get(0).substring(indentation.length()));
    lines.stream().skip(1).forEach(out::println);
  }

  private void paragraph(String text) {
    paragraphs.lines("  ", text).forEach(out::println);
  }

  private void detail(String label, String text) {
    if (!text.isBlank()) {
      paragraphs.lines("    ", label + text).forEach(out::println);
    }
  }

  private void block(String who, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return;
    }
    boolean all = who.equals("the compiler");
    int skipped = all ? 0 : Math.max(0, lines.size() - OUTPUT_LINES);
    out.println("  " + who + " wrote:" + (skipped > 0 ? " (its last lines)" : ""));
    lines.stream().skip(skipped).forEach(line -> out.println("    " + line));
  }

  private String mark(Verdict verdict, String word) {
    return switch (verdict) {
      case PASS -> style.faint(word);
      case INCOMPLETE -> style.doubtful(word);
      case FAIL -> style.bad(word);
    };
  }

  private void blocked(Blocked blocked) {
    String word = "could not run";
    title(word, style.doubtful(word), blocked.what());
    paragraph(blocked.reason());
    blocked.remedies().forEach(remedy -> out.println("  hint: " + remedy));
    out.println();
  }

  private void summary(GateReport report) {
    Verdict verdict = report.verdict();
    String word = verdict.id();
    String painted = verdict == Verdict.PASS ? style.good(word) : mark(verdict, word);
    StringBuilder counts = new StringBuilder();
    counts
        .append(report.results().size())
        .append(report.results().size() == 1 ? " cell" : " cells");
    for (Verdict each : Verdict.values()) {
      if (report.count(each) > 0) {
        counts.append(", ").append(report.count(each)).append(' ').append(verb(each));
      }
    }
    if (!report.plan().blocked().isEmpty()) {
      counts.append(", ").append(report.plan().blocked().size()).append(" not possible here");
    }
    String name = report.plan().name();
    out.println(painted + "  " + name + ": " + counts + " in " + Columns.seconds(report.took()));
  }

  private static String verb(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "passed";
      case INCOMPLETE -> "could not run";
      case FAIL -> "failed";
    };
  }
}
