package io.nifproof.cli.command;

import io.nifproof.cli.option.CacheFolder;
import io.nifproof.cli.option.Format;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.report.RuntimeReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, adds and removes Erlang runtimes; its methods are its commands. */
@Command(
    name = "runtime",
    description = "List, add and remove the Erlang runtimes that libraries are loaded in.",
    synopsisSubcommandLabel = "COMMAND")
public final class RuntimeCommand implements Runnable {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  /** For an environment that leads to the runtimes: {@code PATH}, {@code HOME}, … */
  public RuntimeCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Command(
      name = "list",
      description = {
        "List the runtimes of this machine: those on PATH, of kerl, asdf, mise and Nix, in"
            + " /usr/local and /opt/erlang, and those that were added.",
        "",
        "`untried` is one that was not started yet; `nifproof doctor` starts them. With -v it"
            + " says where each is and what it needs."
      })
  int list(
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "text",
              description = "Write the result as text or json (default: ${DEFAULT-VALUE}).")
          Format format) {
    RuntimeCatalog catalog = cached(runtimes -> runtimes.catalog());
    if (format == Format.JSON) {
      RuntimeReport.json(catalog, spec.commandLine().getOut());
    } else {
      RuntimeReport.text(catalog, root().verbose(), spec.commandLine().getOut());
    }
    return ExitCode.PASS.status();
  }

  @Command(
      name = "add",
      description = {
        "Add runtimes and start each once. Those that are there already stay as they are.",
        "",
        "NAME is one of Debian's packages, debian:SUITE/ARCH with SUITE one of bullseye, bookworm,"
            + " trixie, sid and ARCH one of amd64, arm64; or the folder of an installed OTP.",
        "Debian's are fetched with mmdebstrap; no root rights are needed. One of another"
            + " architecture also brings qemu, unless version 10 or newer is there."
      })
  int add(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = "What to add.")
          List<String> names,
      @Option(
              names = "--with",
              paramLabel = "PACKAGE",
              arity = "1",
              description = "A further Debian package, e.g. erlang-crypto. Can be repeated.")
          List<String> packages) {
    RuntimeChange change = new RuntimeChange(spec.commandLine(), root());
    List<String> extra = packages == null ? List.of() : packages;
    return cached(runtimes -> change.add(runtimes, names, extra)).status();
  }

  @Command(
      name = "remove",
      description = {
        "Remove runtimes that were added.",
        "",
        "One of Debian's is deleted; an installed OTP is only forgotten."
      })
  int remove(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = "What to remove.")
          List<String> names) {
    RuntimeChange change = new RuntimeChange(spec.commandLine(), root());
    return cached(runtimes -> change.remove(runtimes, names)).status();
  }

  private interface Action<T> {
    T run(Runtimes runtimes) throws IOException, InterruptedException;
  }

  private <T> T cached(Action<T> action) {
    Runtimes runtimes = Runtimes.of(environment);
    return CacheFolder.use(runtimes.home(), () -> action.run(runtimes));
  }

  private Verbosity root() {
    return Verbosity.of(spec);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given after `runtime`");
  }
}
