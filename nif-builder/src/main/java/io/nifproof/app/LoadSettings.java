package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.app.host.Asking;
import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.WallChoice;
import io.nifproof.gate.cell.CrashMonitoring;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.wall.WallSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How libraries are loaded.
 *
 * @param timeout how long each step of a load may take; empty for what the project says
 * @param grace how long a node lives on at most after its last call, where the library goes on;
 *     empty for what the project says
 * @param ask whether {@code nif_init} is called in a process of its own when a library's file does
 *     not tell its function table
 * @param trap whether the crash trap is loaded with the library
 * @param requireTrap whether a cell that passes without the trap, because it cannot be made here,
 *     is incomplete
 * @param strict whether that fails too which may be meant
 * @param wall the walls around nodes
 * @param keep whether the run's folder stays also when everything passes
 */
public record LoadSettings(
    Optional<Duration> timeout,
    Optional<Duration> grace,
    boolean ask,
    boolean trap,
    boolean requireTrap,
    boolean strict,
    WallChoice wall,
    boolean keep) {
  /** As the command line does without options. */
  public static final LoadSettings DEFAULT =
      new LoadSettings(
          Optional.empty(), Optional.empty(), true, true, false, false, WallChoice.DEFAULT, false);

  /** The same with another time. */
  public LoadSettings within(Duration time) {
    return new LoadSettings(Optional.of(time), grace, ask, trap, requireTrap, strict, wall, keep);
  }

  /** The walls of the run's nodes. */
  WallSettings walls(HostMachine machine, GateSpec.WallSpec spec) throws InterruptedException {
    GateSpec.WallSpec wider =
        new GateSpec.WallSpec(spec.openings().and(wall.opened()), spec.limits());
    return machine.walls(wall.wish(), wider);
  }

  /** Who asks libraries whose file does not tell their table. */
  TableAsker tables(NodeSession session, RunFolder folder, Duration time) {
    return ask ? Asking.whereUnknown(session, folder, time) : TableAsker.NEVER;
  }

  /** What nodes are watched with: the trap of each architecture, compiled when it is not there. */
  CrashMonitoring watch(HostMachine machine, GatePlan plan) throws InterruptedException {
    return trap
        ? machine.watch(HostMachine.archs(plan)).requiring(requireTrap)
        : CrashMonitoring.off();
  }

  /** Lets the run's folder go when nobody needs it, or says where it is. */
  void settle(RunFolder folder, boolean passed, Notices notices) {
    if (passed && !keep) {
      folder.discard();
    } else {
      notices.say("nifproof: what the run wrote is in " + folder.path());
    }
  }
}
