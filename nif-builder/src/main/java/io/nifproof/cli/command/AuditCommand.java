package io.nifproof.cli.command;

import io.nifproof.app.AskingAudit;
import io.nifproof.app.host.HostMachine;
import io.nifproof.audit.Audit;
import io.nifproof.audit.AuditSettings;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.SharedNames;
import io.nifproof.audit.platform.Target;
import io.nifproof.cli.option.AuditFormat;
import io.nifproof.cli.option.PlainAudit;
import io.nifproof.cli.option.TargetOptions;
import io.nifproof.cli.option.UnusedSuppressions;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.InParallel;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.cli.run.Version;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.finding.Suppressions;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.report.json.AuditJson;
import io.nifproof.report.sarif.AuditSarif;
import io.nifproof.report.text.AuditText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads built libraries and says how the VM will take them, without running them. */
@Command(
    name = "audit",
    description = {
      "Read built libraries and say how the Erlang VM will take them, without executing a byte"
          + " (unless --ask is given).",
      "",
      "What is not named of the target is not judged: without --otp or --runtime, for instance, no"
          + " NIF version is too new."
    })
public final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Built libraries (.so).")
  private List<Path> files;

  @Option(
      names = "--beam",
      paramLabel = "FILE",
      description = "The Erlang module that loads the library: its functions are compared.")
  private Path beam;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the result as text, json or sarif (default: ${DEFAULT-VALUE}).")
  private AuditFormat format;

  @Option(
      names = "--ask",
      description = {
        "Where the file does not prove the function table, call the library's nif_init in a process"
            + " of its own and read the table there. This runs the library's code."
      })
  private boolean ask;

  @Option(
      names = "--strict",
      description = {
        "Make an error also of what may be meant: functions that -nifs declares and the library has"
            + " not."
      })
  private boolean strict;

  @Mixin private TargetOptions targets;

  @Override
  public Integer call() throws IOException {
    Optional<BeamFile> module = module();
    AuditSettings settings = targets.settings();
    Target target = targets.target(settings);
    Suppressions suppressions = new Suppressions(settings.suppressions());
    List<LibraryAudit> audits =
        SharedNames.judge(ask ? asking(target, module) : reading(target, module)).stream()
            .map(audit -> (strict ? audit.strict() : audit).without(suppressions))
            .toList();
    write(audits);
    UnusedSuppressions.requireNone(suppressions.unused());
    return PlainAudit.status(audits).status();
  }

  private List<LibraryAudit> asking(Target target, Optional<BeamFile> module) throws IOException {
    return new AskingAudit(new HostMachine(System.getenv())).run(files, target, module);
  }

  private List<LibraryAudit> reading(Target target, Optional<BeamFile> module) {
    return InParallel.map(files, file -> Audit.of(file, target, module), LibraryAudit[]::new);
  }

  private Optional<BeamFile> module() throws IOException {
    if (beam == null) {
      return Optional.empty();
    }
    if (files.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--beam names one module, but " + files.size() + " libraries were given",
          "audit them one by one");
    }
    if (!Files.isRegularFile(beam)) {
      throw new CommandFailure(
          ExitCode.USAGE, "there is no file `" + beam + "` for --beam", "compile the module first");
    }
    try {
      return Optional.of(BeamFile.parse(Files.readAllBytes(beam)));
    } catch (BeamFormatException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "`" + beam + "` for --beam: " + e.getMessage(), "compile it again");
    }
  }

  private void write(List<LibraryAudit> audits) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case JSON -> AuditJson.write(audits, out);
      case SARIF -> AuditSarif.write(audits, Version.number(), out);
      case TEXT -> {
        Verbosity root = Verbosity.of(spec);
        WorkflowCommands.stopped(
            out,
            page ->
                new AuditText(page, PlainAudit.style(), root.quiet(), root.verbose())
                    .write(audits));
      }
    }
    out.flush();
  }
}
