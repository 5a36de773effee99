package io.nifproof.cli.command;

import io.nifproof.app.Gate;
import io.nifproof.app.GateRequest;
import io.nifproof.app.Project;
import io.nifproof.app.host.HostMachine;
import io.nifproof.app.init.Init;
import io.nifproof.cli.option.CellOptions;
import io.nifproof.cli.option.LoadOptions;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.detect.ProjectDraft;
import io.nifproof.gate.spec.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds and loads everything that a project's {@code nifproof.toml} asks for. */
@Command(
    name = "gate",
    description = {
      "Build a library with every compiler and level, and load each in a node of every runtime,"
          + " as nifproof.toml asks.",
      "",
      "Runtimes of Debian that are missing are added first, unless NIFPROOF_NO_SETUP=1."
    })
public final class GateCommand implements Callable<Integer> {
  @Mixin private ProjectFolder project;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = {
        "Keep the report, the libraries and the module in this folder: `nifproof publish` and"
            + " `nifproof package` take them from there."
      })
  private Path save;

  @Option(
      names = "--no-cache",
      description = "Run every cell, also those that passed before with the same inputs.")
  private boolean fresh;

  @Option(
      names = "--time",
      negatable = true,
      description = {
        "Once all cells have ended, measure what a call of each case takes where the VM runs"
            + " natively: a second or so for each cell (default: as nifproof.toml says, else no)."
      })
  private Boolean timing;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = {
        "Run a cell that fails again, so many times; one that passes then is flaky, a failure"
            + " unless nifproof.toml has gate.allow_flaky (default: as nifproof.toml says, else 0)."
      })
  private Integer retries;

  @Option(
      names = "--isolation",
      paramLabel = "HOW",
      description = {
        "node: each library in a node of its own; shared: those of a runtime in one node, and each"
            + " alone again at the first trouble (default: as nifproof.toml says, else node)."
      })
  private Isolation isolation;

  @Mixin private MatrixOptions matrix;
  @Mixin private CellOptions cells;
  @Mixin private LoadOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    output.requireWritable();
    HostMachine machine = new HostMachine(System.getenv());
    GateRequest request = request(described(machine));
    return output.finish(
        new Gate(machine, output).run(request, output.progress(), output::stopped));
  }

  /** The project; one without a nifproof.toml as `nifproof init` would describe it. */
  private Project described(HostMachine machine) throws IOException, InterruptedException {
    Project asked = project.with(matrix);
    if (asked.isDescribed() || !Files.isDirectory(asked.folder())) {
      return asked;
    }
    ProjectDraft draft = new Init(machine, output).draft(asked.folder());
    output.say(
        "nifproof: there is no nifproof.toml; built by "
            + draft.candidate().because()
            + " (not written: `nifproof init` keeps it)");
    return asked.drafted(draft.text());
  }

  private GateRequest request(Project described) {
    return new GateRequest(
        described,
        cells.selection(),
        Optional.ofNullable(save),
        fresh,
        Optional.ofNullable(timing),
        Optional.ofNullable(retries),
        Optional.ofNullable(isolation),
        run.settings());
  }
}
