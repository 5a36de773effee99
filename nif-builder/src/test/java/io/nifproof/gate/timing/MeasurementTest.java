package io.nifproof.gate.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.probe.Outcome;
import io.nifproof.node.probe.Repeated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Measures calls that were never made, by a clock that is made up. */
final class MeasurementTest {
  private static final long MILLISECOND = 1_000_000;

  private long made;
  private long spent;

  @Test
  void findsTheTimeOfOneCallFromManyShortSamples() {
    var figures = figures(calls -> 60 + 25 * calls);

    assertThat(figures.spread().median()).isBetween(25.0, 25.1);
    assertThat(figures.spread().noise()).isZero();
    assertThat(figures.spread().count()).isGreaterThan(100);
    assertThat(figures.calls() * 25).isBetween(400_000L, 600_000L);
    assertThat(spent).isLessThan(100 * MILLISECOND);
  }

  @Test
  void isNotMisledByAMachineThatIsBusyWithOtherThings() {
    Random random = new Random(7);
    // In two of five samples another process has the core for a while.
    var figures = figures(calls -> 60 + 25 * calls + (random.nextInt(5) < 2 ? 4 * MILLISECOND : 0));

    assertThat(figures.spread().median()).isBetween(25.0, 30.0);
    assertThat(figures.spread().noise()).as("and says that it was").isGreaterThan(1);
  }

  @Test
  void keepsWithinItsBudgetWhenCallsAreSlow() {
    assertThat(figures(calls -> 100 * MILLISECOND * calls).spread().count()).isEqualTo(7);
    assertThat(spent).isEqualTo(700 * MILLISECOND);

    assertThat(figures(calls -> 400 * MILLISECOND * calls).spread().count()).isEqualTo(3);
    assertThat(made).isEqualTo(3);
  }

  @Test
  void doesNotRepeatWhatTakesTooLong() {
    Measurement.Result result = run((batches, calls) -> took(2001 * MILLISECOND, batches));

    assertThat(result).isEqualTo(new Measurement.Result.Slow(Duration.ofMillis(2001)));
  }

  @Test
  void saysInWhichCallsItBroke() {
    Outcome crash = new Outcome.Hung(Duration.ofSeconds(1));
    Repeated end = new Repeated.Failed(crash);
    Measurement.Result result =
        run(
            (batches, calls) -> {
              made += batches * calls;
              return made > 500 ? end : took(60 + 25 * calls, batches);
            });

    assertThat(result).isEqualTo(new Measurement.Result.Broken(end, 334, 3000));
    assertThat(CallTimer.calls(335, 3000)).isEqualTo("one of calls 336 to 3335");
    assertThat(CallTimer.calls(1, 1)).isEqualTo("call 2");
  }

  private Measurement.Result.Figures figures(LongUnaryOperator clock) {
    made = 0;
    spent = 0;
    return (Measurement.Result.Figures)
        run(
            (batches, calls) -> {
              List<Long> nanos = new ArrayList<>();
              for (int i = 0; i < batches; i++) {
                nanos.add(clock.applyAsLong(calls));
                spent += nanos.get(i);
              }
              made += batches * calls;
              return new Repeated.Took(nanos);
            });
  }

  private static Repeated took(long nanos, int batches) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      all.add(nanos);
    }
    return new Repeated.Took(all);
  }

  private static Measurement.Result run(Measurement.Repeat repeat) {
    Measurement measurement = new Measurement(repeat);
    Optional<Measurement.Result> result = measurement.result();
    while (result.isEmpty()) {
      measurement.step();
      result = measurement.result();
    }
    return result.get();
  }
}
