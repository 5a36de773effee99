package io.nifproof.bisect.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code gcc -Q --help=optimizers} prints: each flag of the optimiser and its state. */
final class GccFlags {
  private static final Pattern LINE = Pattern.compile("^\\s+(-f[^\\s=]+)(=?)\\S*\\s+(\\S+)\\s*$");

  private GccFlags() {}

  /**
   * A flag that two levels set differently.
   *
   * @param failing the word that sets it as in the failing build
   * @param passing the word that sets it as in the passing build
   */
  record Difference(String failing, String passing) {}

  /** What differs, in the compiler's order; flags whose state cannot be written are left out. */
  static List<Difference> differences(String passing, String failing) {
    Map<String, String> before = words(passing);
    List<Difference> differences = new ArrayList<>();
    words(failing)
        .forEach(
            (flag, word) -> {
              String other = before.get(flag);
              if (other != null && !other.equals(word)) {
                differences.add(new Difference(word, other));
              }
            });
    return differences;
  }

  /** For each flag the word that sets it as it is. */
  private static Map<String, String> words(String text) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String flag = matcher.group(1);
      String value = matcher.group(3);
      if (!matcher.group(2).isEmpty() && !value.startsWith("[")) {
        words.put(flag + "=", flag + "=" + value);
      } else if (value.equals("[enabled]")) {
        words.put(flag, flag);
      } else if (value.equals("[disabled]")) {
        words.put(flag, "-fno-" + flag.substring(2));
      }
    }
    return words;
  }
}
