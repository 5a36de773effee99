package io.nifproof.cli;

import io.nifproof.gate.GateReport;
import io.nifproof.gate.Verdict;
import io.nifproof.report.JsonReport;
import io.nifproof.report.Progress;
import io.nifproof.report.Style;
import io.nifproof.report.TextReport;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a report is written, and what its verdict means for the exit status. */
final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the result as text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  Progress progress() {
    RootCommand root = root();
    boolean shown = terminal() && !root.quiet();
    return new Progress(err(), shown, root.verbose());
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Something about what is going on, for a person; not with {@code --quiet}. */
  void say(String line) {
    if (!root().quiet()) {
      err().println(line);
    }
  }

  /** Something that only matters to whoever asks for more. */
  void detail(String line) {
    if (root().verbose()) {
      err().println(line);
    }
  }

  /** Writes the report and gives the exit status. */
  int finish(GateReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      JsonReport.write(report, out);
      out.flush();
    } else {
      Style style = colour() ? Style.COLOUR : Style.PLAIN;
      new TextReport(out, style, root().quiet()).write(report);
    }
    return exitCode(report).status();
  }

  private static ExitCode exitCode(GateReport report) {
    if (report.verdict() == Verdict.FAIL) {
      return ExitCode.FAIL;
    }
    boolean nothing = report.results().isEmpty() && report.plan().blocked().isEmpty();
    if (nothing) {
      return ExitCode.NOTHING_CHECKED;
    }
    return report.verdict() == Verdict.PASS ? ExitCode.PASS : ExitCode.INCOMPLETE;
  }

  /** Whether output may have colours. */
  static boolean colour() {
    return terminal() && System.getenv("NO_COLOR") == null;
  }

  private RootCommand root() {
    return (RootCommand) spec.root().userObject();
  }

  @SuppressWarnings("SystemConsoleNull") // from Java 22 on it says more: then isTerminal() decides
  static boolean terminal() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}
