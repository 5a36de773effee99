package io.nifproof.explain.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text that somebody wrote on purpose, and what it means. Immutable. In what is said, {@code $1}
 * to {@code $9} stand for the groups of the pattern.
 *
 * @param pattern the text
 * @param kind how sure the meaning is
 * @param says the meaning
 * @param tries what to do
 */
public record Known(Pattern pattern, Statement.Kind kind, String says, List<String> tries) {
  /** Copies the list. */
  public Known {
    tries = List.copyOf(tries);
  }

  /** A text that can mean one thing only. */
  public static Known proves(String regex, String says, String... tries) {
    return new Known(Pattern.compile(regex), Statement.Kind.PROVES, says, List.of(tries));
  }

  /** A text that most often means this. */
  public static Known suggests(String regex, String says, String... tries) {
    return new Known(Pattern.compile(regex), Statement.Kind.SUGGESTS, says, List.of(tries));
  }

  /** The same without anything to do. */
  public Known bare() {
    return new Known(pattern, kind, says, List.of());
  }

  /** Says what it means, when the text has it; whether it has. */
  public boolean read(ReportedText text, Statements statements) {
    var found = text.first(pattern);
    found.ifPresent(line -> tell(line, statements));
    return found.isPresent();
  }

  /** Says what it means in a line in which the pattern was found. */
  public void tell(Found line, Statements statements) {
    statements.add(kind, line.number(), filled(says, line));
    tries.forEach(step -> statements.next(line.number(), filled(step, line)));
  }

  private static String filled(String text, Found line) {
    String filled = text;
    for (int i = line.match().groupCount(); i > 0; i--) {
      filled = filled.replace("$" + i, line.group(i).strip());
    }
    return filled;
  }
}
