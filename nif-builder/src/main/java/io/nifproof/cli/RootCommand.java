package io.nifproof.cli;

import io.nifproof.cli.command.AuditCommand;
import io.nifproof.cli.command.BisectCommand;
import io.nifproof.cli.command.BuildCommand;
import io.nifproof.cli.command.CheckCommand;
import io.nifproof.cli.command.CompletionCommand;
import io.nifproof.cli.command.DoctorCommand;
import io.nifproof.cli.command.ExplainCommand;
import io.nifproof.cli.command.GateCommand;
import io.nifproof.cli.command.GenerateCommand;
import io.nifproof.cli.command.InitCommand;
import io.nifproof.cli.command.NewCommand;
import io.nifproof.cli.command.NixCommand;
import io.nifproof.cli.command.PackageCommand;
import io.nifproof.cli.command.PlanCommand;
import io.nifproof.cli.command.PublishCommand;
import io.nifproof.cli.command.ReportCommand;
import io.nifproof.cli.command.ResolveCommand;
import io.nifproof.cli.command.RuntimeCommand;
import io.nifproof.cli.command.SbomCommand;
import io.nifproof.cli.command.VersionCommand;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.cli.run.Version;
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
public final class RootCommand implements Runnable, Verbosity {
  /** All commands, in the order of the help. */
  private static final List<String> COMMANDS =
      List.of(
          "gate",
          "check",
          "plan",
          "bisect",
          "audit",
          "report",
          "explain",
          "build",
          "publish",
          "resolve",
          "package",
          "sbom",
          "init",
          "new",
          "generate",
          "nix",
          "doctor",
          "runtime",
          "version",
          "completion");

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

  private static Object command(String name) {
    return switch (name) {
      case "gate" -> new GateCommand();
      case "check" -> new CheckCommand();
      case "plan" -> new PlanCommand();
      case "bisect" -> new BisectCommand();
      case "audit" -> new AuditCommand();
      case "report" -> new ReportCommand();
      case "explain" -> new ExplainCommand();
      case "build" -> new BuildCommand();
      case "publish" -> new PublishCommand();
      case "resolve" -> new ResolveCommand();
      case "package" -> new PackageCommand();
      case "sbom" -> new SbomCommand();
      case "init" -> new InitCommand();
      case "new" -> new NewCommand(System.getProperty("nifproof.home"));
      case "generate" -> new GenerateCommand(System.getProperty("nifproof.home"), System.getenv());
      case "nix" -> new NixCommand(System.getProperty("nifproof.home"));
      case "doctor" -> new DoctorCommand(System.getenv());
      case "runtime" -> new RuntimeCommand(System.getenv());
      case "version" -> new VersionCommand();
      case "completion" -> new CompletionCommand();
      default -> throw new IllegalArgumentException("no command `" + name + "`");
    };
  }

  /** The parser with all commands. */
  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  /**
   * The parser for some arguments. When they begin with a command it knows no other: taking in the
   * options of all takes longer than many a command itself.
   */
  static CommandLine commandLine(String... args) {
    boolean one = args.length > 0 && COMMANDS.contains(args[0]) && !args[0].equals("completion");
    return commandLine(one ? List.of(args[0]) : COMMANDS);
  }

  private static CommandLine commandLine(List<String> commands) {
    CommandLine root = new CommandLine(new RootCommand());
    for (String name : commands) {
      root.addSubcommand(name, command(name));
    }
    root.setCaseInsensitiveEnumValuesAllowed(true);
    return root;
  }

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public boolean quiet() {
    return quiet;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
