package io.nifproof.bisect.variant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Preprocessed text in which an attribute can be put before the name of any function it defines.
 * Preprocessed, because so the place is the same for functions that macros and headers define.
 */
final class MarkedSource {
  private static final int LINES_SEARCHED = 4;

  private final List<String> lines;
  private final List<Spot> spots = new ArrayList<>();

  /** Classes and namespaces before a name: {@code geo::Box<T>::}. */
  private static final String QUALIFIERS = "(?:\\w+\\s*(?:<[^;{}()]*>)?\\s*::\\s*)*";

  private record Spot(String function, int line, int column) {}

  /**
   * A text without marks.
   *
   * @param text one byte a character
   * @param functions those that it defines
   */
  MarkedSource(String text, List<StackUsage.Entry> functions) {
    this.lines = text.lines().toList();
    functions.forEach(function -> spot(function).filter(this::isNew).ifPresent(spots::add));
    spots.sort(Comparator.comparingInt(Spot::line).thenComparingInt(Spot::column).reversed());
  }

  /** Instances of a template stand in one place. */
  private boolean isNew(Spot spot) {
    return spots.stream().noneMatch(s -> s.line() == spot.line() && s.column() == spot.column());
  }

  /** The functions that can be marked, in no particular order. */
  List<String> functions() {
    return spots.stream().map(Spot::function).distinct().toList();
  }

  /** The text with an attribute before each of these. */
  String marked(Set<String> functions, String attribute) {
    List<String> marked = new ArrayList<>(lines);
    for (Spot spot : spots) { // the last first, so that columns stay right
      if (functions.contains(spot.function())) {
        String line = marked.get(spot.line());
        marked.set(
            spot.line(),
            line.substring(0, spot.column())
                + " "
                + attribute
                + " "
                + line.substring(spot.column()));
      }
    }
    return String.join("\n", marked) + "\n";
  }

  private static boolean startsWith(String line, int column, Pattern written) {
    return column < line.length()
        && written.matcher(line).region(column, line.length()).lookingAt();
  }

  private Optional<Spot> spot(StackUsage.Entry function) {
    int line = function.line() - 1;
    int column = function.column() - 1;
    String base = FunctionName.parse(function.name()).base();
    if (line >= lines.size() || base.isEmpty()) {
      return Optional.empty();
    }
    String written = QUALIFIERS + Pattern.quote(base);
    if (column >= 0 && startsWith(lines.get(line), column, Pattern.compile(written))) {
      return Optional.of(new Spot(function.name(), line, column));
    }
    // What an operator's name goes on with is not looked at.
    String end = base.equals("operator") ? "\\b" : "\\s*\\)?\\s*\\(";
    Pattern name = Pattern.compile("(?<![\\w~:])" + written + end);
    for (int i = line; i < Math.min(line + LINES_SEARCHED, lines.size()); i++) {
      Matcher matcher = name.matcher(lines.get(i));
      if (matcher.find()) {
        return Optional.of(new Spot(function.name(), i, matcher.start()));
      }
    }
    return Optional.empty();
  }
}
