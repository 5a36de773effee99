package io.nifproof.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code nifproof} itself: its options for all commands, and the list of these. */
@Command(
    name = "nifproof",
    description = "Proves an Erlang NIF library before a VM has to trust it.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say more; show the stack trace of an internal error.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Say only what is wrong.")
  private boolean quiet;

  /** All commands, in the order of the help. */
  private static List<Object> commands() {
    return List.of(
        new GateCommand(),
        new CheckCommand(),
        new AuditCommand(),
        new ExplainCommand(),
        new BuildCommand(),
        new NewCommand(System.getProperty("nifproof.home")),
        new DoctorCommand(System.getenv()),
        new RuntimeCommand(System.getenv()),
        new VersionCommand(),
        new CompletionCommand());
  }

  /** The parser with all commands. */
  static CommandLine commandLine() {
    CommandLine root = new CommandLine(new RootCommand());
    commands().forEach(root::addSubcommand);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    return root;
  }

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
