package io.nifproof.explain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a crash text, cut where they are longer than any evidence. Immutable. */
final class CrashText {
  private static final int MAX_LINES = 50_000;
  private static final int LONGEST_LINE = 2_000;

  /**
   * A line that a search has found.
   *
   * @param number from 1
   * @param match what of it was found
   */
  record Found(int number, Matcher match) {
    String group(int index) {
      return match.group(index);
    }
  }

  private final List<String> lines;

  CrashText(String text) {
    this.lines =
        text.lines()
            .limit(MAX_LINES)
            .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
            .toList();
  }

  /** The first line in which a pattern is found. */
  Optional<Found> first(Pattern pattern) {
    return firstFrom(1, lines.size(), pattern);
  }

  /** The first of some lines in which a pattern is found. */
  Optional<Found> firstFrom(int number, int last, Pattern pattern) {
    for (int i = Math.max(1, number); i <= Math.min(last, lines.size()); i++) {
      Matcher matcher = pattern.matcher(lines.get(i - 1));
      if (matcher.find()) {
        return Optional.of(new Found(i, matcher));
      }
    }
    return Optional.empty();
  }

  boolean has(Pattern pattern) {
    return first(pattern).isPresent();
  }

  String line(int number) {
    return lines.get(number - 1);
  }
}
