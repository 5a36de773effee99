package io.nifproof.cli.command;

import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.ReportInputs;
import io.nifproof.cli.option.ReportOptions;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.cli.run.Version;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.report.ReportFile;
import io.nifproof.report.ReportKind;
import io.nifproof.report.text.Style;
import io.nifproof.result.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes reports of results that are there. */
@Command(
    name = "report",
    description = {
      "Make reports from the JSON of many runs and machines, and say what their cells have in"
          + " common.",
      "",
      "A cell with results that contradict each other is flaky, which is a failure."
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description = {
        "What `--format json` or `--report json=FILE` of gate or check wrote; of a folder, all"
            + " files in it that end in .json."
      })
  private List<Path> inputs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = {
        "Write text, json, junit, sarif, markdown or html (default: ${DEFAULT-VALUE})."
      })
  private ReportKind format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write into this file instead of to stdout.")
  private Path output;

  @Mixin private ReportOptions reports;

  @Override
  public Integer call() throws IOException {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "`" + input + "` is not there; expected a report of gate or check, or a folder of such",
            "make one with `nifproof gate --report json=" + input + "`");
      }
    }
    reports.requireWritable();
    Verbosity root = Verbosity.of(spec);
    PrintWriter err = spec.commandLine().getErr();
    ReportInputs reader = new ReportInputs(line -> tell(err, root, line));
    Results results = reader.read(inputs);
    ReportOptions.write(reports.files(), results);
    if (output == null) {
      Style style = OutputOptions.colour() ? Style.COLOUR : Style.PLAIN;
      PrintWriter out = spec.commandLine().getOut();
      if (format == ReportKind.TEXT) {
        WorkflowCommands.stopped(out, page -> format.write(results, Version.number(), style, page));
      } else {
        format.write(results, Version.number(), style, out);
      }
    } else {
      ReportOptions.write(List.of(new ReportFile(format, output)), results);
    }
    return ReportOptions.exitCode(results).status();
  }

  private static void tell(PrintWriter err, Verbosity root, String line) {
    if (!root.quiet()) {
      err.println(line);
    }
  }
}
