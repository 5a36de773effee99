package io.nifproof.node.probe;

import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * What a node must do after its last call: live on for a while when its library started threads or
 * timers, whose doing is the library's as well, and answer a last question. A library that started
 * none costs no time.
 */
public final class Grace {
  /** Unless somebody wants another one. */
  public static final Duration DEFAULT = Duration.ofMillis(100);

  /** A VM that is dying is given this time to be dead. */
  private static final Duration DYING = Duration.ofSeconds(5);

  /** Who has just answered is there to answer again. */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(15);

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

  /** The same when the node has ended: a VM that ended before it was asked to did not live. */
  public static LoadReport atEnd(ErlangNode node, LoadReport load) {
    return load.outcome() instanceof Outcome.Loaded
        ? node.endedByItself().map(end -> failed(node, load, Outcome.ended(end))).orElse(load)
        : load;
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
    if (goesOn && !grace.isZero()) {
      Reply reply = node.awaitEnd(grace);
      if (reply instanceof Reply.TimedOut && Trap.report(node).map(Grace::isDying).orElse(false)) {
        reply = node.awaitEnd(DYING);
      }
      if (reply instanceof Reply.Down down) {
        return Optional.of(Outcome.ended(down.status()));
      }
    }
    return silent(node);
  }

  /**
   * Whoever answered the last call answers once more: a second answer to an earlier question comes
   * before, and a library that answered in the VM's name has the VM's thread still.
   */
  private static Optional<Outcome> silent(ErlangNode node) {
    Reply reply = node.call("erlang", "is_alive", LAST_ANSWER);
    if (reply instanceof Reply.Down down) {
      return Optional.of(Outcome.ended(down.status()));
    }
    if (reply instanceof Reply.TimedOut) {
      Trap.dumpThreads(node);
      return Optional.of(new Outcome.Hung(LAST_ANSWER));
    }
    return Optional.empty();
  }

  private static boolean isDying(TrapReport report) {
    return report.crash().isPresent() || report.exit().isPresent();
  }
}
