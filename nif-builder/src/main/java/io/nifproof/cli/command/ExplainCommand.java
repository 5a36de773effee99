package io.nifproof.cli.command;

import io.nifproof.analysis.Analysis;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.explain.Explanation;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.FindingPages;
import io.nifproof.report.text.ExplanationText;
import io.nifproof.report.text.Style;
import io.nifproof.report.text.TextReport;
import io.nifproof.result.Results;
import io.nifproof.result.json.ResultsReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a finding, or a crash text. */
@Command(
    name = "explain",
    description = {
      "Explain a finding, NP and three digits; or read the text of a crash from a file, or from"
          + " stdin (-), and say what it proves, what it excludes and what to try.",
      "",
      "A crash text is a gdb backtrace, lines of the kernel's log, coredumpctl info, a crash"
          + " report of macOS or Windows, an erl_crash.dump of any size, what the VM, a loader or a"
          + " runtime wrote, or a whole issue report. The JSON of gate and check is told as"
          + " `nifproof report` tells it."
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID|FILE|-", description = "What to explain.")
  private String what;

  @Override
  public Integer call() throws IOException {
    if (FindingId.hasForm(what) && !Files.exists(Path.of(what))) {
      spec.commandLine().getOut().print(FindingPages.page(known()));
      spec.commandLine().getOut().flush();
      return ExitCode.PASS.status();
    }
    Optional<Results> report = report();
    if (report.isPresent()) {
      Results results = report.get();
      Analysis reading = Analysis.of(results);
      WorkflowCommands.stopped(
          spec.commandLine().getOut(),
          page -> new TextReport(page, Style.PLAIN, false).write(results, reading));
      return ExitCode.PASS.status();
    }
    Explanation explained = explanation();
    WorkflowCommands.stopped(
        spec.commandLine().getOut(), page -> ExplanationText.write(explained, page));
    return ExitCode.PASS.status();
  }

  /** What gate and check have said already, which is told in their words. */
  private Optional<Results> report() {
    if (what.equals("-") || !Files.isRegularFile(Path.of(what))) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(what)))) {
      in.mark(1);
      boolean json = in.read() == '{';
      in.reset();
      return json ? ResultsReader.read(what, in) : Optional.empty();
    } catch (IOException noReport) {
      return Optional.empty();
    }
  }

  private FindingId known() {
    return FindingId.parse(what)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "there is no finding `" + what.strip().toUpperCase(Locale.ROOT) + "`",
                    "known are " + Arrays.toString(FindingId.values())));
  }

  private Explanation explanation() throws IOException {
    if (what.equals("-")) {
      return Explanation.of(System.in);
    }
    Path file = Path.of(what);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + what + "` is neither a finding such as " + FindingId.NP010 + " nor a file",
          "paste the text and give it with `-`: nifproof explain - < FILE");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Arrays.equals(in.readNBytes(ELF.length), ELF)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "`" + what + "` is an ELF file, no text",
            "a library: nifproof audit FILE; a core: gdb -batch -ex bt -ex 'info registers' BEAM"
                + " FILE");
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Explanation.of(in);
    }
  }
}
