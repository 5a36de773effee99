package io.nifproof.gate.timing;

import io.nifproof.node.probe.Outcome;
import io.nifproof.node.probe.RepeatProbe;
import io.nifproof.node.probe.Repeated;
import java.util.Optional;

/** Times one call in one node, step by step: first calls, then the loop alone. */
final class CallTimer {
  private final Measurement calls;
  private final Measurement loop;
  private Optional<End> end = Optional.empty();

  CallTimer(RepeatProbe probe) {
    this.calls = new Measurement(probe::call);
    this.loop = new Measurement(probe::idle);
  }

  /** One that ended before it began. */
  CallTimer(End end) {
    Measurement.Repeat never =
        (batches, times) -> {
          throw new IllegalStateException("repeats what cannot be: " + end);
        };
    this.calls = new Measurement(never);
    this.loop = new Measurement(never);
    this.end = Optional.of(end);
  }

  /** What came of a call. */
  sealed interface End {
    /** Its figures. */
    record Figures(Spread calls, Spread loop, long times) implements End {}

    /**
     * None; why.
     *
     * @param lost whether the node is gone, of which nothing bad can be said
     */
    record None(String reason, boolean lost) implements End {
      None(String reason) {
        this(reason, false);
      }
    }

    /**
     * The node did not survive it.
     *
     * @param outcome what it did
     * @param before how many calls went well in this node
     * @param within it was one of so many that followed
     */
    record Broken(Outcome outcome, long before, long within) implements End {}
  }

  /** What came of it, once it has ended. */
  Optional<End> end() {
    return end;
  }

  /** Does the next step; nothing when it has ended. */
  void step() {
    if (end.isPresent()) {
      return;
    }
    Measurement now = calls.result().isEmpty() ? calls : loop;
    now.step();
    Optional<Measurement.Result> result = now.result();
    if (result.isPresent() && !(result.get() instanceof Measurement.Result.Figures)) {
      end = Optional.of(withoutFigures(result.get()));
    } else if (result.isPresent() && now == loop) {
      var ofCalls = (Measurement.Result.Figures) calls.result().orElseThrow();
      var ofLoop = (Measurement.Result.Figures) result.get();
      end = Optional.of(new End.Figures(ofCalls.spread(), ofLoop.spread(), ofCalls.calls()));
    }
  }

  private static End withoutFigures(Measurement.Result result) {
    if (result instanceof Measurement.Result.Slow slow) {
      return new End.None(
          "one call takes "
              + slow.took().toMillis()
              + " ms, and calls of over "
              + Measurement.LONGEST.toMillis()
              + " ms are not repeated");
    }
    Measurement.Result.Broken broken = (Measurement.Result.Broken) result;
    // It was called once before it was repeated.
    long before = broken.before() + 1;
    String where = calls(before, broken.within());
    if (broken.end() instanceof Repeated.Raised raised) {
      return new End.None("repeated, it raised " + raised.exception() + " in " + where);
    }
    if (broken.end() instanceof Repeated.Waits waits) {
      String what =
          "`" + waits.function() + "` waits for a message that does not come, in " + where;
      return new End.None("repeated, " + what, true);
    }
    return new End.Broken(((Repeated.Failed) broken.end()).outcome(), before, broken.within());
  }

  /** {@code call 2}, {@code one of calls 12 to 111}. */
  static String calls(long before, long within) {
    return within == 1
        ? "call " + (before + 1)
        : "one of calls " + (before + 1) + " to " + (before + within);
  }
}
