package io.nifproof.cli.option;

import io.nifproof.app.LoadSettings;
import io.nifproof.cli.run.Sandbox;
import io.nifproof.gate.spec.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that start nodes. */
public final class LoadOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long each step of a load may take, such as 500ms, 20s or 2m.")
  private String timeout;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = {
        "How long a node lives on after its last call when the library started threads or timers,"
            + " such as 500ms or 2s; 0s for not at all (default: as nifproof.toml says, else"
            + " 100ms)."
      })
  private String grace;

  @Option(names = "--keep", description = "Keep the run's folder also when everything passes.")
  private boolean keep;

  @Option(
      names = "--sandbox",
      description = {
        "Run the tool and its nodes inside bubblewrap: no network, nothing writable but the cache"
            + " and the run's folder."
      })
  private boolean sandbox;

  @Option(
      names = "--no-ask",
      description = {
        "Do not call nif_init in a process of its own when a library's file does not tell its"
            + " function table."
      })
  private boolean silent;

  @Option(
      names = "--strict",
      description = {
        "Fail also for what may be meant: functions that -nifs declares and the library has not."
      })
  private boolean strict;

  public boolean sandbox() {
    return sandbox;
  }

  /** Runs the whole command again inside a sandbox that lets it see and write these files. */
  public int inSandbox(List<Path> needed, List<Path> written)
      throws IOException, InterruptedException {
    List<String> words = spec.root().commandLine().getParseResult().originalArgs();
    return new Sandbox(System.getenv()).run(words, needed, written);
  }

  @Option(
      names = "--no-trap",
      description = {
        "Load without the crash trap, which says where and why a VM died and checks what each call"
            + " must preserve."
      })
  private boolean noTrap;

  @Option(
      names = "--require-trap",
      description = {
        "A cell that passes without the crash trap, because that cannot be made here, is"
            + " incomplete. So it is with `require_trap = true` in [gate] and in the profiles ci and"
            + " full."
      })
  private boolean requireTrap;

  /** How libraries are loaded. */
  public LoadSettings settings() {
    if (noTrap && requireTrap) {
      throw new ParameterException(
          spec.commandLine(), "--no-trap and --require-trap exclude each other");
    }
    return new LoadSettings(
        time("--timeout", timeout, Durations::parse),
        time("--grace", grace, Durations::orNone),
        !silent,
        !noTrap,
        requireTrap,
        strict,
        keep);
  }

  private Optional<Duration> time(
      String option, String text, Function<String, Optional<Duration>> parser) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<Duration> time = parser.apply(text);
    if (time.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "`" + text + "` for " + option + ": " + Durations.EXPECTED);
    }
    return time;
  }
}
