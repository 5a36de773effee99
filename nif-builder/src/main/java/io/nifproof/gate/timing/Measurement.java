package io.nifproof.gate.timing;

import io.nifproof.node.probe.Repeated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Measures what a call takes, step by step, so that several can be measured in turns: first it
 * finds how many calls make a sample, then each step takes some samples. A sample is shorter than
 * the time that an operating system gives a thread, so that most see nothing of what else runs; the
 * only clock is that of who repeats. Not thread-safe.
 */
final class Measurement {
  /** A call that takes longer is not worth a gate's time. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  private static final long SAMPLE = 500_000;
  private static final long STEP = 10_000_000;
  private static final int STEPS = 7;

  /** So many when the samples spread more than they should. */
  private static final int MOST_STEPS = 21;

  private static final double QUIET = 0.03;

  /** However long they take. */
  private static final int FEWEST_STEPS = 3;

  private static final long BUDGET = 1_000_000_000;

  /** The shortest of a few tells how long something takes that was not interrupted. */
  private static final int TRIALS = 3;

  /** From this part of a sample on, a time tells how many calls make a whole one. */
  private static final int TELLING = 10;

  private static final long MOST_CALLS = 100_000_000;

  private final Repeat repeat;
  private final List<Double> samples = new ArrayList<>();
  private Optional<Result> result = Optional.empty();
  private boolean calibrated;
  private int batches = 1;
  private long calls = 1;
  private long made;
  private long spent;
  private int steps;

  /** Repeats something. */
  interface Repeat {
    Repeated of(int batches, long calls);
  }

  Measurement(Repeat repeat) {
    this.repeat = repeat;
  }

  /** What came of it. */
  sealed interface Result {
    /** Nanoseconds of one call, and how many calls each sample had. */
    record Figures(Spread spread, long calls) implements Result {}

    /**
     * One call did not come back with a value.
     *
     * @param end how it ended
     * @param before how many did before
     * @param within it is one of so many that followed
     */
    record Broken(Repeated end, long before, long within) implements Result {}

    /** One call takes too long. */
    record Slow(Duration took) implements Result {}
  }

  /** The result, once there is one. */
  Optional<Result> result() {
    return result;
  }

  /** Does the next step; not to be called when there is a result. */
  void step() {
    Repeated end = repeat.of(batches, calls);
    if (end instanceof Repeated.Took took) {
      made += batches * calls;
      spent += took.nanos().stream().mapToLong(Long::longValue).sum();
      if (calibrated) {
        sampled(took.nanos());
      } else {
        calibrate(Collections.min(took.nanos()));
      }
    } else {
      result = Optional.of(new Result.Broken(end, made, batches * calls));
    }
  }

  private void calibrate(long nanos) {
    if (nanos > LONGEST.toNanos()) {
      result = Optional.of(new Result.Slow(Duration.ofNanos(nanos)));
    } else if (calls == 1 && nanos >= STEP) {
      calibrated = true;
      sampled(List.of(nanos));
    } else if (batches < TRIALS) {
      batches = TRIALS; // the first call may have been interrupted, or have warmed something up
    } else if (nanos < SAMPLE / TELLING && calls < MOST_CALLS) {
      calls *= 10;
    } else {
      double one = Math.max(1, nanos) / (double) calls;
      calls = Math.max(1, Math.min(MOST_CALLS, Math.round(SAMPLE / one)));
      batches = (int) Math.max(1, STEP / Math.max(SAMPLE, one * calls));
      calibrated = true;
    }
  }

  private void sampled(List<Long> nanos) {
    nanos.forEach(each -> samples.add((double) each / calls));
    steps++;
    Spread spread = Spread.of(samples);
    boolean quiet = spread.noise() <= QUIET * spread.median();
    boolean enough = steps >= MOST_STEPS || (steps >= STEPS && quiet);
    if (enough || (steps >= FEWEST_STEPS && spent >= BUDGET)) {
      result = Optional.of(new Result.Figures(spread, calls));
    }
  }
}
