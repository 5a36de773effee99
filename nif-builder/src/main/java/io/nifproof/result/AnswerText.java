package io.nifproof.result;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an answer without what says nothing of the library: the names of processes,
 * references and functions, which are those of one node, and where in OTP's own code an exception
 * passed, which is that of one release.
 */
final class AnswerText {
  private static final Pattern IDENTITY = Pattern.compile("#(Ref|Fun|Port|Pid)<[^>]*>|<[0-9.]+>");

  private static final String ATOM = "(?:'(?:[^'\\\\]|\\\\.)*'|[a-z][\\w@]*)";

  // How a stack trace begins: a list of {Module, Function, Arity or arguments, Location}.
  private static final Pattern TRACE =
      Pattern.compile(
          "\\[\\{(?:" + ATOM + "," + ATOM + ",(?:\\d+,\\[|[\\[\"])|#…,(?:\\d+,\\[|[\\[\"]))");

  private AnswerText() {}

  /** The text that counts when cells are compared. */
  static String comparable(String text) {
    String named = IDENTITY.matcher(text).replaceAll("#…");
    StringBuilder kept = new StringBuilder();
    Matcher trace = TRACE.matcher(named);
    int from = 0;
    while (trace.find(from)) {
      int end = end(named, trace.start());
      boolean left = isTrace(named, trace.start(), end);
      kept.append(named, from, trace.start()).append(left ? "[…]" : "[");
      from = left ? end : trace.start() + 1;
    }
    return kept.append(named, from, named.length()).toString();
  }

  /** Whether calls of the evaluator are in it, or it closes {@code {'EXIT', {Reason, Trace}}}. */
  private static boolean isTrace(String text, int start, int end) {
    if (end < 0) {
      return false;
    }
    boolean closes = text.lastIndexOf("{'EXIT',", start) >= 0 && text.startsWith("}}", end);
    return closes || text.substring(start, end).contains("{erl_eval,");
  }

  /** Behind the bracket that closes the one at a place; -1 when none does. */
  private static int end(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char here = text.charAt(at);
      if (here == '\'' || here == '"') {
        at = quoteEnd(text, at);
      } else if (here == '[' || here == '{') {
        depth++;
      } else if ((here == ']' || here == '}') && --depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private static int quoteEnd(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(open)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
