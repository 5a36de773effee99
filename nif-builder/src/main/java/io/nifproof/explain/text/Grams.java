package io.nifproof.explain.text;

import java.util.BitSet;
import java.util.List;

/**
 * The threes of neighbouring characters that a text has: a word of which one is missing is not in
 * the text. Immutable; may take a word to be there that is not.
 */
final class Grams {
  private static final int MASK = (1 << 20) - 1;

  private final BitSet seen = new BitSet(MASK + 1);

  Grams(List<String> lines) {
    for (String line : lines) {
      for (int i = 0; i + 2 < line.length(); i++) {
        seen.set(gram(line, i));
      }
    }
  }

  private static int gram(String text, int at) {
    return ((text.charAt(at) << 13) ^ (text.charAt(at + 1) << 7) ^ text.charAt(at + 2)) & MASK;
  }

  boolean mayHave(Needles needles) {
    return needles.words().isEmpty() || needles.words().stream().anyMatch(this::mayHave);
  }

  private boolean mayHave(String word) {
    for (int i = 0; i + 2 < word.length(); i++) {
      if (!seen.get(gram(word, i))) {
        return false;
      }
    }
    return true;
  }
}
