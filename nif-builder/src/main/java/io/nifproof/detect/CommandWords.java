package io.nifproof.detect;

import java.util.ArrayList;
import java.util.List;

/** A command line as words, the way a shell reads quotes and backslashes. */
final class CommandWords {
  private CommandWords() {}

  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      boolean escape = c == '\\' && quote != '\'' && at + 1 < line.length();
      if (escape) {
        word.append(line.charAt(++at));
        begun = true;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
        word.append(quote == 0 ? "" : String.valueOf(c));
      } else if (c == '"' || c == '\'') {
        quote = c;
        begun = true;
      } else if (Character.isWhitespace(c)) {
        flush(words, word, begun);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    flush(words, word, begun);
    return words;
  }

  private static void flush(List<String> words, StringBuilder word, boolean begun) {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
