package io.nifproof.bisect.variant;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code -fstack-usage} writes: a line for each function that a compiler emitted. */
final class StackUsage {
  private static final Pattern LINE = Pattern.compile("^(.+?):(\\d+)(?::(\\d+))?:([^\\t]+)\\t.*$");

  private StackUsage() {}

  /**
   * A function.
   *
   * @param name its name; of C++ with its parameters, perhaps mangled
   * @param file where it is defined, as the compiler writes it
   * @param line the line, from 1
   * @param column where the name stands, from 1; 0 when the compiler does not tell
   */
  record Entry(String name, String file, int line, int column) {}

  static List<Entry> parse(String text) {
    return text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(
            m ->
                new Entry(
                    m.group(4),
                    m.group(1),
                    Integer.parseInt(m.group(2)),
                    m.group(3) == null ? 0 : Integer.parseInt(m.group(3))))
        .toList();
  }
}
