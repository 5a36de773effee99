package io.nifproof.cli.command;

import io.nifproof.app.Gate;
import io.nifproof.app.GateRequest;
import io.nifproof.app.Project;
import io.nifproof.app.host.HostMachine;
import io.nifproof.app.init.Init;
import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.detect.MadeNif;
import io.nifproof.detect.ProjectDraft;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.gate.spec.MatrixOverrides;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a {@code nifproof.toml} for a project that is there, and runs its first gate. */
@Command(
    name = "init",
    description = {
      "Find out how a project builds its NIF libraries, write a nifproof.toml that says so, and"
          + " run the quick gate: gcc at -O2, on this machine's Erlang.",
      "",
      "The project is built once, in a copy. It may use rebar3 (hooks, port_specs), mix with"
          + " elixir_make, CMake, make, erlang.mk, or plain C and C++ sources."
    })
public final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ProjectFolder project;

  @Option(names = "--dry-run", description = "Print the file, write nothing and gate nothing.")
  private boolean dryRun;

  @Option(names = "--force", description = "Replace a nifproof.toml that is there.")
  private boolean force;

  @Option(names = "--no-gate", description = "Write the file, and leave the gate to you.")
  private boolean noGate;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path file = project.path().resolve(GateSpecReader.FILE);
    if (Files.exists(file) && !force && !dryRun) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is a `" + file + "` already",
          "nifproof gate runs it; --force replaces it, --dry-run shows what would be written");
    }
    HostMachine machine = new HostMachine(System.getenv());
    ProjectDraft draft = new Init(machine, output).draft(project.path());
    if (dryRun) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(draft.text());
      out.flush();
      return ExitCode.PASS.status();
    }
    Files.writeString(file, draft.text());
    say(draft, file);
    return noGate ? ExitCode.PASS.status() : gate(machine);
  }

  private int gate(HostMachine machine) throws IOException, InterruptedException {
    output.say("nifproof: the quick gate; `nifproof gate` runs all of it");
    MatrixOverrides quick = MatrixOverrides.of(Optional.of("quick"), Map.of(), Map.of());
    GateRequest request = GateRequest.of(new Project(project.path(), quick));
    Gate gate = new Gate(machine, output);
    return output.finish(gate.run(request, output.progress(), output::stopped));
  }

  private void say(ProjectDraft draft, Path file) {
    output.say("nifproof: built by " + draft.candidate().because());
    draft.candidate().remarks().forEach(remark -> output.say("  " + remark));
    for (MadeNif library : draft.libraries()) {
      String module =
          library
              .module()
              .map(found -> "module " + found.module() + ", " + found.file())
              .or(() -> library.moduleName().map(name -> "module " + name + ", a stub"))
              .orElse("a stub of its module");
      output.say(
          "  " + library.name() + ".so: " + library.functions().size() + " functions, " + module);
    }
    output.say("nifproof: wrote " + file);
  }
}
