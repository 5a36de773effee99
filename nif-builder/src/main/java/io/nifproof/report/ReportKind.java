package io.nifproof.report;

import io.nifproof.analysis.Analysis;
import io.nifproof.report.html.HtmlReport;
import io.nifproof.report.json.JsonReport;
import io.nifproof.report.junit.JUnitReport;
import io.nifproof.report.markdown.MarkdownReport;
import io.nifproof.report.sarif.SarifReport;
import io.nifproof.report.text.Style;
import io.nifproof.report.text.TextReport;
import io.nifproof.result.Results;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which results are written. */
public enum ReportKind {
  /** For people at a terminal. */
  TEXT,
  /** For programs; versioned, and read again by {@code nifproof report}. */
  JSON,
  /** For CI servers. */
  JUNIT,
  /** For code scanning services. */
  SARIF,
  /** For the summary of a GitHub Actions step. */
  MARKDOWN,
  /** For people with a browser; one file, no network. */
  HTML;

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, for messages. */
  public static String all() {
    return Arrays.stream(values()).map(ReportKind::id).collect(Collectors.joining(", "));
  }

  /** Reads a name; empty when it is none. */
  public static Optional<ReportKind> parse(String text) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(text)).findFirst();
  }

  /**
   * Writes results; the writer stays open.
   *
   * @param version of nifproof
   */
  public void write(Results results, String version, PrintWriter out) {
    write(results, version, Style.PLAIN, out);
  }

  /** The same, with colours where the form has them. */
  public void write(Results results, String version, Style style, PrintWriter out) {
    Analysis reading = Analysis.of(results);
    switch (this) {
      case TEXT -> new TextReport(out, style, false).write(results, reading);
      case JSON -> JsonReport.write(results, reading, out);
      case JUNIT -> JUnitReport.write(results, out);
      case SARIF -> SarifReport.write(results, version, out);
      case MARKDOWN -> MarkdownReport.write(results, reading, out);
      case HTML -> HtmlReport.write(results, reading, version, out);
    }
    out.flush();
  }
}
