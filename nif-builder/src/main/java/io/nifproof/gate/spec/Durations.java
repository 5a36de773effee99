package io.nifproof.gate.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED = "expected a time such as `500ms`, `20s` or `2m`";

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)");

  private static final Pattern NONE = Pattern.compile("0{1,6}(ms|s|m)?");

  private Durations() {}

  /** Reads the same, or {@code 0}, {@code 0ms} and the like for no time at all. */
  public static Optional<Duration> orNone(String text) {
    return NONE.matcher(text.strip()).matches() ? Optional.of(Duration.ZERO) : parse(text);
  }

  /** Reads {@code 500ms}, {@code 20s} or {@code 2m}; empty when it is neither, or zero. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        });
  }
}
