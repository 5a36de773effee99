package io.nifproof.cli.option;

import io.nifproof.app.LoadSettings;
import io.nifproof.app.host.WallChoice;
import io.nifproof.app.host.WallWish;
import io.nifproof.gate.spec.Durations;
import io.nifproof.node.wall.WallOpenings;
import java.time.Duration;
import java.util.ArrayList;
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
        "Put a wall around each node (bubblewrap): no network, nothing of yours to read,"
            + " nothing to write but the node's own folder. Exit status 4 where none can be built."
      })
  private boolean sandbox;

  @Option(
      names = "--open",
      paramLabel = "WHAT",
      description = {
        "Open the walls around nodes for network, devices, read=PATH or write=PATH; may be repeated."
            + " [wall] of nifproof.toml does the same for a gate."
      })
  private List<String> open = new ArrayList<>();

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
        new WallChoice(wall(), opened()),
        keep);
  }

  private WallOpenings opened() {
    WallOpenings all = WallOpenings.NONE;
    for (String text : open) {
      Optional<WallOpenings> one = WallOpenings.parse(text);
      if (one.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "`" + text + "` for --open: expected network, devices, read=PATH or write=PATH");
      }
      all = all.and(one.get());
    }
    return all;
  }

  private WallWish wall() {
    return sandbox ? WallWish.REQUIRED : WallWish.NONE;
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
