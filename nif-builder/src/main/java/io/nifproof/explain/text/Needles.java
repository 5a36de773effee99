package io.nifproof.explain.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words of which a text must have at least one before a pattern can match it: looking for them
 * costs a hundredth. Immutable.
 *
 * @param words in lower case; none when nothing is known of the pattern, and every text may match
 */
record Needles(List<String> words) {
  private static final int SHORTEST = 3;
  private static final Needles UNKNOWN = new Needles(List.of());
  private static final String WORDLESS = "dDsSwWbBAzZ123456789";

  Needles {
    words = List.copyOf(words);
  }

  static Needles of(Pattern pattern) {
    return new Reader(pattern.pattern()).alternatives().map(Needles::new).orElse(UNKNOWN);
  }

  /** Whether a text in lower case may match. */
  boolean mayBeIn(String lower) {
    return words.isEmpty() || words.stream().anyMatch(lower::contains);
  }

  /** Reads a pattern from left to right. What it does not understand counts as no word. */
  private static final class Reader {
    private final String regex;
    private int at;

    Reader(String regex) {
      this.regex = regex;
    }

    /** The words of all alternatives up to the end of the group; empty when one has none. */
    Optional<List<String>> alternatives() {
      List<String> all = new ArrayList<>();
      boolean known = true;
      while (true) {
        Optional<List<String>> one = sequence();
        one.ifPresent(all::addAll);
        known &= one.isPresent();
        if (at >= regex.length() || regex.charAt(at) == ')') {
          return known ? Optional.of(all) : Optional.empty();
        }
        at++;
      }
    }

    /** The best words of one alternative. */
    private Optional<List<String>> sequence() {
      List<List<String>> candidates = new ArrayList<>();
      StringBuilder run = new StringBuilder();
      while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
        char c = regex.charAt(at++);
        if (c == '(') {
          end(run, candidates);
          group().ifPresent(candidates::add);
        } else if (c == '\\' && at < regex.length()) {
          escaped(run, candidates, regex.charAt(at++));
        } else if (c == '[') {
          end(run, candidates);
          skipClass();
          optional();
        } else if ("?*{+".indexOf(c) >= 0) {
          quantified(c, run, candidates);
        } else if (".^$".indexOf(c) >= 0) {
          end(run, candidates);
        } else {
          run.append(c);
        }
      }
      end(run, candidates);
      return candidates.stream()
          .filter(words -> shortest(words) >= SHORTEST)
          .max(Comparator.comparingInt(Reader::shortest));
    }

    private void escaped(StringBuilder run, List<List<String>> candidates, char c) {
      if (WORDLESS.indexOf(c) >= 0) {
        end(run, candidates);
      } else if (Character.isLetter(c)) {
        end(run, candidates);
        at = c == 'x' ? Math.min(regex.length(), at + 2) : at;
      } else {
        run.append(c);
      }
    }

    /** The character before is not sure to be there, or may be there more than once. */
    private void quantified(char c, StringBuilder run, List<List<String>> candidates) {
      if (c != '+' && run.length() > 0) {
        run.setLength(run.length() - 1);
      }
      if (c == '{') {
        at = Math.max(at, regex.indexOf('}', at) + 1);
      }
      end(run, candidates);
    }

    private Optional<List<String>> group() {
      boolean looks =
          regex.startsWith("?!", at) || regex.startsWith("?<!", at) || regex.startsWith("?=", at);
      if (regex.startsWith("?<", at) && Character.isLetter(regex.charAt(at + 2))) {
        at = regex.indexOf('>', at) + 1;
      } else if (at < regex.length() && regex.charAt(at) == '?') {
        skipFlags();
      }
      Optional<List<String>> words =
          at < regex.length() && regex.charAt(at) == ')' ? Optional.empty() : alternatives();
      at++;
      return optional() || looks ? Optional.empty() : words;
    }

    private void skipFlags() {
      while (at < regex.length() && "?:!=<ims-x".indexOf(regex.charAt(at)) >= 0) {
        if ("!=:".indexOf(regex.charAt(at++)) >= 0) {
          return;
        }
      }
    }

    /** Whether what was read may be missing. */
    private boolean optional() {
      if (at >= regex.length()) {
        return false;
      }
      char c = regex.charAt(at);
      boolean missing = c == '?' || c == '*' || regex.startsWith("{0", at);
      if (c == '{') {
        at = regex.indexOf('}', at) + 1;
      } else if ("?*+".indexOf(c) >= 0) {
        at++;
      }
      if (at < regex.length() && regex.charAt(at) == '?' && "?*+{".indexOf(c) >= 0) {
        at++;
      }
      return missing;
    }

    private void skipClass() {
      at += regex.startsWith("^", at) ? 1 : 0;
      at += regex.startsWith("]", at) ? 1 : 0;
      while (at < regex.length() && regex.charAt(at) != ']') {
        at += regex.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }

    private static void end(StringBuilder run, List<List<String>> candidates) {
      if (run.length() > 0) {
        candidates.add(List.of(run.toString().toLowerCase(Locale.ROOT)));
        run.setLength(0);
      }
    }

    private static int shortest(List<String> words) {
      return words.stream().mapToInt(String::length).min().orElse(0);
    }
  }
}
