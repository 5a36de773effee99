package io.nifproof.cli.command;

import io.nifproof.cli.option.CacheFolder;
import io.nifproof.cli.option.Format;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.cli.run.Version;
import io.nifproof.doctor.Doctor;
import io.nifproof.doctor.Examination;
import io.nifproof.node.NifproofHome;
import io.nifproof.report.DoctorJson;
import io.nifproof.report.DoctorText;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what this machine has and lacks. */
@Command(
    name = "doctor",
    description = {
      "Show the compilers, runtimes, emulators and programs of this machine, what each can do,"
          + " and the command that brings what is missing.",
      "",
      "Ends with 0 when the main job can run here (a runtime and a compiler of this machine's"
          + " architecture), else with 4. With -v it gives the commands of other systems too, with"
          + " -q only what is missing."
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the result as text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  /** For an environment that leads to the programs: {@code PATH}, {@code HOME}, … */
  public DoctorCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    Verbosity root = Verbosity.of(spec);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> progress = root.quiet() ? line -> {} : err::println;
    Doctor doctor = new Doctor(environment, Version.number());
    Examination seen =
        CacheFolder.use(NifproofHome.of(environment), () -> doctor.examine(progress));
    if (format == Format.JSON) {
      DoctorJson.write(seen, out);
      out.flush();
    } else {
      new DoctorText(out, root.verbose(), root.quiet()).write(seen);
    }
    return (seen.able() ? ExitCode.PASS : ExitCode.INCOMPLETE).status();
  }
}
