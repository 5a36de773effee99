package io.nifproof.node.probe;

import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * The time that a node lives on after its last call, when its library started threads or timers:
 * what they do then is the library's doing as well. A library that started none costs no time.
 */
public final class Grace {
  /** Unless somebody wants another one. */
  public static final Duration DEFAULT = Duration.ofMillis(100);

  /** A VM that is dying is given this time to be dead. */
  private static final Duration DYING = Duration.ofSeconds(5);

  private Grace() {}

  /**
   * What came of loading a library, when the node is not called any more.
   *
   * @param load of a library that loaded; any other is answered as it is
   * @param grace how long the node lives on at most; zero for not at all
   */
  public static LoadReport after(ErlangNode node, LoadReport load, Duration grace) {
    if (!(load.outcome() instanceof Outcome.Loaded)) {
      return load;
    }
    return died(node, grace).map(outcome -> failed(node, load, outcome)).orElse(load);
  }

  private static LoadReport failed(ErlangNode node, LoadReport load, Outcome outcome) {
    Optional<TrapReport> trap = Trap.report(node);
    return new LoadReport(
        outcome,
        trap.flatMap(TrapReport::situation).flatMap(Situation::phase),
        load.took(),
        node.output(),
        load.module(),
        trap,
        load.placement(),
        load.recompiled());
  }

  /**
   * What came of the last call in a node.
   *
   * @param call one that was survived; any other is answered as it is
   * @param grace how long the node lives on at most; zero for not at all
   */
  public static CallReport after(ErlangNode node, CallReport call, Duration grace) {
    if (!call.survived()) {
      return call;
    }
    return died(node, grace)
        .map(
            outcome ->
                new CallReport(
                    call.request(),
                    new CallReport.End.Failed(outcome),
                    call.took(),
                    node.output(),
                    Trap.report(node)))
        .orElse(call);
  }

  /**
   * Whether a node is there when the time is over.
   *
   * @param grace how long the node lives on at most; zero for not at all
   */
  public static boolean survives(ErlangNode node, Duration grace) {
    return died(node, grace).isEmpty();
  }

  private static Optional<Outcome> died(ErlangNode node, Duration grace) {
    boolean goesOn =
        Trap.report(node).map(TrapReport::activity).map(TrapReport.Activity::any).orElse(false);
    if (!goesOn || grace.isZero()) {
      return Optional.empty();
    }
    Reply reply = node.awaitEnd(grace);
    if (reply instanceof Reply.TimedOut && Trap.report(node).map(Grace::isDying).orElse(false)) {
      reply = node.awaitEnd(DYING);
    }
    return reply instanceof Reply.Down down
        ? Optional.of(Outcome.ended(down.status()))
        : Optional.empty();
  }

  private static boolean isDying(TrapReport report) {
    return report.crash().isPresent() || report.exit().isPresent();
  }
}
