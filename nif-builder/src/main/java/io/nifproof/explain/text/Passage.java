package io.nifproof.explain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Lines that belong together, put into one: a term that Erlang's pretty printer broke, or a line
 * that a terminal broke. Immutable.
 */
final class Passage {
  private static final int MOST = 40;
  private static final int LINES = 14;
  private static final Pattern BEGIN =
      Pattern.compile(
          "load_failed|bad_lib|[Ff]ailed to load|on_load|Slogan:|dlopen\\(|returned|stealing"
              + " control");

  private final String joined;
  private final String lower;
  private final int[] starts;
  private final int firstLine;

  private Passage(List<String> lines, int firstLine, boolean printed) {
    StringBuilder text = new StringBuilder();
    this.starts = new int[lines.size()];
    this.firstLine = firstLine;
    for (int i = 0; i < lines.size(); i++) {
      starts[i] = text.length();
      if (printed) {
        append(text, lines.get(i).strip());
      } else {
        text.append(lines.get(i));
      }
    }
    this.joined = text.toString();
    this.lower = joined.toLowerCase(Locale.ROOT);
  }

  /** A string that goes on in the next line ends and begins with a quote. */
  private static void append(StringBuilder text, String line) {
    int last = text.length() - 1;
    if (last > 0 && text.charAt(last) == '"' && line.startsWith("\"")) {
      text.setLength(last);
      text.append(line, 1, line.length());
    } else {
      text.append(last < 0 ? "" : " ").append(line);
    }
  }

  static List<Passage> of(List<String> lines) {
    int[] begins =
        IntStream.range(0, lines.size())
            .filter(i -> BEGIN.matcher(lines.get(i)).find())
            .limit(MOST)
            .toArray();
    List<Passage> passages = new ArrayList<>();
    for (boolean printed : new boolean[] {true, false}) {
      for (int begin : begins) {
        List<String> part = lines.subList(begin, Math.min(lines.size(), begin + LINES));
        passages.add(new Passage(part, begin + 1, printed));
      }
    }
    return passages;
  }

  Optional<Found> find(Pattern pattern, Needles words) {
    if (!words.mayBeIn(lower)) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(joined);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int line = 0;
    while (line + 1 < starts.length && starts[line + 1] <= matcher.start()) {
      line++;
    }
    return Optional.of(new Found(firstLine + line, matcher));
  }
}
