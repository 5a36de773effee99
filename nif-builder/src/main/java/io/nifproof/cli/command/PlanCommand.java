package io.nifproof.cli.command;

import io.nifproof.app.Gate;
import io.nifproof.app.Notices;
import io.nifproof.app.host.HostMachine;
import io.nifproof.cli.option.CellOptions;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.PlanFormat;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.report.PlanReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a gate would run. */
@Command(
    name = "plan",
    description = {
      "Print the cells that `nifproof gate` would run, without running anything.",
      "",
      "As JSON, or as the matrix of a GitHub Actions workflow, whose jobs then run `nifproof gate"
          + " --cell ID`."
    })
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private ProjectFolder project;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the plan as text, json or github (default: ${DEFAULT-VALUE}).")
  private PlanFormat format;

  @Mixin private MatrixOptions matrix;
  @Mixin private CellOptions cells;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Gate gate = new Gate(new HostMachine(System.getenv()), Notices.NONE);
    GatePlan plan = gate.plan(project.with(matrix), cells.selection());
    PrintWriter out = command.commandLine().getOut();
    switch (format) {
      case TEXT -> PlanReport.text(plan, out);
      case JSON -> PlanReport.json(plan, out);
      case GITHUB -> PlanReport.github(plan, out);
    }
    out.flush();
    if (plan.cells().isEmpty() && plan.blocked().isEmpty()) {
      return ExitCode.NOTHING_CHECKED.status();
    }
    return (plan.blocked().isEmpty() ? ExitCode.PASS : ExitCode.INCOMPLETE).status();
  }
}
