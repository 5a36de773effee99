package io.nifproof.cli.option;

import io.nifproof.abi.TableAsker;
import io.nifproof.cli.run.Asking;
import io.nifproof.cli.run.HostMachine;
import io.nifproof.cli.run.Sandbox;
import io.nifproof.gate.cell.CrashMonitoring;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.Durations;
import io.nifproof.node.Arch;
import io.nifproof.node.launch.NodeSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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
        "Fail also for what may be meant: functions that -nifs declares and the library has not"
            + " (NP023)."
      })
  private boolean strict;

  public boolean strict() {
    return strict;
  }

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

  /** What nodes are watched with: the trap of each architecture, compiled when it is not there. */
  public CrashMonitoring watch(HostMachine machine, Collection<Arch> archs)
      throws InterruptedException {
    if (noTrap && requireTrap) {
      throw new ParameterException(
          spec.commandLine(), "--no-trap and --require-trap exclude each other");
    }
    return noTrap ? CrashMonitoring.off() : machine.watch(archs).requiring(requireTrap);
  }

  public Duration timeout(Duration otherwise) {
    if (timeout == null) {
      return otherwise;
    }
    return Durations.parse(timeout)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "`" + timeout + "` for --timeout: " + Durations.EXPECTED));
  }

  /** Who asks libraries whose file does not tell their table. */
  public TableAsker tables(NodeSession session, RunFolder folder, Duration timeout) {
    return silent ? TableAsker.NEVER : Asking.whereUnknown(session, folder, timeout);
  }

  /** Lets the run's folder go when nobody needs it, or says where it is. */
  public void settle(RunFolder folder, boolean passed, OutputOptions output) {
    if (passed && !keep) {
      folder.discard();
    } else {
      output.say("nifproof: what the run wrote is in " + folder.path());
    }
  }
}
