package io.nifproof.report.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lays a table out in parts no wider than a terminal; its first columns are in every part. Words
 * that are too long for that lose their beginning: the end of a path tells more.
 */
final class Columns {
  private static final int LONGEST = 24;

  private final List<List<String>> lines;
  private final int fixed;
  private final int width;

  Columns(List<List<String>> lines, int fixed, int width) {
    this.lines = lines.stream().map(line -> line.stream().map(Columns::shorten).toList()).toList();
    this.fixed = fixed;
    this.width = width;
  }

  List<List<List<String>>> parts() {
    List<Integer> widths = widths(lines);
    int left = widths.subList(0, fixed).stream().mapToInt(w -> w + 2).sum();
    List<List<List<String>>> parts = new ArrayList<>();
    int from = fixed;
    while (from < widths.size()) {
      int to = from + 1;
      int used = left + widths.get(from);
      while (to < widths.size() && used + 2 + widths.get(to) <= width) {
        used += 2 + widths.get(to++);
      }
      parts.add(part(from, to));
      from = to;
    }
    return parts;
  }

  private List<List<String>> part(int from, int to) {
    List<List<String>> part = new ArrayList<>();
    for (List<String> line : lines) {
      List<String> words = new ArrayList<>(line.subList(0, fixed));
      words.addAll(line.subList(from, to));
      boolean empty = words.subList(fixed, words.size()).stream().allMatch("-"::equals);
      if (!empty) {
        part.add(words);
      }
    }
    return part;
  }

  private static String shorten(String word) {
    return word.length() <= LONGEST ? word : "…" + word.substring(word.length() - LONGEST + 1);
  }

  static List<Integer> widths(List<List<String>> lines) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < lines.get(0).size(); i++) {
      int column = i;
      widths.add(lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0));
    }
    return widths;
  }

  static String pad(String text, int width, boolean last) {
    return last ? text : text + " ".repeat(Math.max(0, width - text.length()));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
