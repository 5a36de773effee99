package io.nifproof.report.text;

import io.nifproof.analysis.Analysis;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes results for people: the table, then what is wrong with its evidence, then what could not
 * run and what the cells have in common, then the verdict.
 */
public final class TextReport {
  private static final int WIDTH = 80;
  private static final int OUTPUT_LINES = 8;

  /** More findings of one rule would hide the others. */
  private static final int FINDINGS = 10;

  private final Paragraph paragraphs = new Paragraph(WIDTH);
  private final PrintWriter out;
  private final Style style;
  private final boolean quiet;

  /** What was said of the cells that are told just now: each sentence once. */
  private StringBuilder said = new StringBuilder();

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
  public void write(Results results, Analysis reading) {
    if (!quiet && !results.cells().isEmpty()) {
      new ResultsTable(style).lines(results, WIDTH).forEach(out::println);
    }
    Trouble.andNotes(results).forEach(this::trouble);
    results.missing().forEach(this::missing);
    new AnalysisText(paragraphs).lines(reading, results).forEach(out::println);
    Verdict verdict = results.verdict();
    String text = Visible.line(results.name(), WIDTH) + ": " + Summary.of(results);
    title(verdict.id(), style.verdict(verdict, verdict.id()), text);
    out.flush();
  }

  private void trouble(Trouble trouble) {
    CellResult first = trouble.first();
    List<String> ids = trouble.cells().stream().map(CellResult::id).map(Visible::name).toList();
    boolean note = first.verdict() == Verdict.PASS;
    String word = note ? "note" : first.verdict().id();
    title(
        word,
        note ? style.faint(word) : style.verdict(first.verdict(), word),
        String.join(", ", ids));
    said = new StringBuilder();
    paragraph("  ", first.sentence());
    findings(trouble.findings());
    for (CallResult call : first.calls()) {
      if (!call.unremarkable() && isNew(call.sentence())) {
        line("call " + call.name() + "  " + call.sentence());
      }
    }
    CrashText.all(first).forEach(this::line);
    first.outputs().leftBehind().forEach(p -> line("left a process behind: " + p));
    block("the compiler", first.outputs().diagnostics().orElse(""), Integer.MAX_VALUE);
    if (!note) {
      block("the VM", EvidenceText.output(first), OUTPUT_LINES);
    }
    out.println();
  }

  private void findings(List<CellFinding> findings) {
    Map<String, Integer> told = new LinkedHashMap<>();
    for (CellFinding finding : findings) {
      if (told.merge(finding.id(), 1, Integer::sum) <= FINDINGS) {
        String id = finding.id() + " " + finding.severity();
        paragraph("  ", id + ": " + finding.message());
        detail("found: ", finding.evidence());
        detail("fix: ", finding.remedy());
      }
    }
    told.forEach(
        (id, count) -> {
          if (count > FINDINGS) {
            line(id + ": " + (count - FINDINGS) + " more");
          }
        });
  }

  private boolean isNew(String text) {
    return said.indexOf(text) < 0;
  }

  private void detail(String label, String text) {
    if (!text.isBlank() && isNew(text)) {
      paragraph("    ", label + text);
    }
  }

  /** A marked line, whose further lines stand under the first word after the mark. */
  private void title(String word, String marked, String text) {
    String indentation = " ".repeat(word.length() + 2);
    List<String> lines = paragraphs.lines(indentation, text);
    out.println(marked + "  " + lines.get(0).substring(indentation.length()));
    lines.stream().skip(1).forEach(out::println);
  }

  private void paragraph(String indentation, String text) {
    said.append(text).append('\n');
    paragraphs.lines(indentation, Visible.of(text)).forEach(out::println);
  }

  private void line(String text) {
    out.println("  " + Visible.name(text));
  }

  private void block(String who, String text, int most) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return;
    }
    int skipped = Math.max(0, lines.size() - most);
    line(who + " wrote:" + (skipped > 0 ? " (its last lines)" : ""));
    lines.stream().skip(skipped).forEach(line -> line("  " + line));
  }

  private void missing(Missing missing) {
    String word = CellWords.verb(Verdict.INCOMPLETE);
    title(word, style.doubtful(word), Visible.name(missing.what()));
    paragraph("  ", missing.reason());
    missing.remedies().forEach(remedy -> line("hint: " + remedy));
    out.println();
  }
}
