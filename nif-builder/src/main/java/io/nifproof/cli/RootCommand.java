package io.nifproof.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("gate", GateCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("build", BuildCommand::new);
    commands.put("new", () -> new NewCommand(System.getProperty("nifproof.home")));
    commands.put("doctor", () -> new DoctorCommand(System.getenv()));
    commands.put("runtime", () -> new RuntimeCommand(System.getenv()));
    commands.put("version", VersionCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  /** The parser with all commands. */
  static CommandLine commandLine() {
    return commandLine(commands());
  }

  /**
   * The parser for some arguments. When they begin with a command it knows no other: taking in the
   * options of all takes longer than many a command itself.
   */
  static CommandLine commandLine(String... args) {
    Map<String, Supplier<Object>> commands = commands();
    if (args.length > 0 && !args[0].equals("completion")) {
      Supplier<Object> only = commands.get(args[0]);
      commands = only == null ? commands : Map.of(args[0], only);
    }
    return commandLine(commands);
  }

  private static CommandLine commandLine(Map<String, Supplier<Object>> commands) {
    CommandLine root = new CommandLine(new RootCommand());
    commands.values().forEach(command -> root.addSubcommand(command.get()));
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
