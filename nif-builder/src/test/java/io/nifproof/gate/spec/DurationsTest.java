package io.nifproof.gate.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @Test
  void readsMillisecondsSecondsAndMinutes() {
    assertThat(Durations.parse("500ms")).contains(Duration.ofMillis(500));
    assertThat(Durations.parse(" 20s ")).contains(Duration.ofSeconds(20));
    assertThat(Durations.parse("2m")).contains(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "s", "0s", "-1s", "1.5s", "20 s", "1h", "9999999s", "٢s"})
  void refusesWhatIsNoTime(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
