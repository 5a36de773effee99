package io.nifproof.explain.text;

import java.util.regex.Matcher;

/**
 * A line in which a search has found something. Immutable as long as nobody moves the matcher.
 *
 * @param number of the line, from 1
 * @param match what of it was found
 */
public record Found(int number, Matcher match) {
  /** A group of the pattern; empty when it took no part. */
  public String group(int index) {
    String value = match.group(index);
    return value == null ? "" : value;
  }

  /** All that was found. */
  public String all() {
    return match.group();
  }
}
