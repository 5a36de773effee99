package io.nifproof.cli.option;

import io.nifproof.analysis.Analysis;
import io.nifproof.app.Notices;
import io.nifproof.app.RunResult;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.Interrupts;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.cli.run.Version;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.report.ReportFile;
import io.nifproof.report.ReportFiles;
import io.nifproof.report.json.JsonReport;
import io.nifproof.report.text.Progress;
import io.nifproof.report.text.Style;
import io.nifproof.report.text.TextReport;
import io.nifproof.result.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a report is written, and what its verdict means for the exit status. */
public final class OutputOptions implements Notices {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the result as text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Mixin private ReportOptions reports;

  private Optional<ReportFiles> files = Optional.empty();
  private volatile Optional<Interrupts> interrupts = Optional.empty();

  /** The files that reports go to; fails when one of them cannot be written. */
  public List<Path> written() {
    reports.requireWritable();
    return reports.files().stream().map(ReportFile::path).toList();
  }

  /**
   * Who is told what happens in a run: the view on stderr and the reports in files. From the run's
   * first event on, the first Ctrl-C ends it gently.
   */
  public Consumer<GateEvent> progress() {
    Verbosity root = root();
    boolean shown = terminal() && !root.quiet();
    ReportFiles kept = new ReportFiles(reports.files(), Version.number());
    files = Optional.of(kept);
    Consumer<GateEvent> view = new Progress(err(), shown, root.verbose()).andThen(kept::accept);
    return event -> {
      if (event instanceof GateEvent.Started) {
        interrupts = Optional.of(listenForInterrupts());
      }
      view.accept(event);
    };
  }

  /** Whether the user wants the run to end. */
  public boolean stopped() {
    return interrupts.map(Interrupts::stopped).orElse(false);
  }

  private Interrupts listenForInterrupts() {
    return Interrupts.listen(
        () -> err().println("\nnifproof: ending what runs; Ctrl-C again ends at once"));
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Not with {@code --quiet}. */
  @Override
  public void say(String line) {
    if (!root().quiet()) {
      err().println(line);
    }
  }

  /** Only with {@code --verbose}. */
  @Override
  public void detail(String line) {
    if (root().verbose()) {
      err().println(line);
    }
  }

  /**
   * Writes the report and gives the exit status.
   *
   * @throws CommandFailure after that, when a suppression was of no use
   */
  public int finish(RunResult run) {
    int status = finish(run.results());
    UnusedSuppressions.requireNone(run.unused());
    return status;
  }

  private int finish(Results results) {
    PrintWriter out = spec.commandLine().getOut();
    writeFiles(results);
    if (format == Format.JSON) {
      JsonReport.write(results, Analysis.of(results), out);
      out.flush();
    } else {
      Style style = colour() ? Style.COLOUR : Style.PLAIN;
      boolean quiet = root().quiet();
      WorkflowCommands.stopped(
          out, page -> new TextReport(page, style, quiet).write(results, Analysis.of(results)));
    }
    return ReportOptions.exitCode(results).status();
  }

  private void writeFiles(Results results) {
    if (reports.files().isEmpty()) {
      return;
    }
    try {
      files.orElseGet(() -> new ReportFiles(reports.files(), Version.number())).finish(results);
    } catch (IOException e) {
      throw ReportOptions.notWritten(e);
    }
  }

  /** Whether output may have colours. */
  public static boolean colour() {
    return terminal() && System.getenv("NO_COLOR") == null;
  }

  private Verbosity root() {
    return Verbosity.of(spec);
  }

  /** Whether somebody looks on. */
  @SuppressWarnings("SystemConsoleNull") // from Java 22 on it says more: then isTerminal() decides
  public static boolean terminal() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}
