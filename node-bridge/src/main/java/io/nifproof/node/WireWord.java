package io.nifproof.node;

import java.util.Arrays;
import java.util.Optional;

/**
 * A word that stands in the crash trap's report. The trap knows it from {@code words.h}; a test
 * compares the two.
 */
public interface WireWord {
  /** As it is written. */
  String word();

  /** The constant of an enum that is written so; empty when none is. */
  static <E extends Enum<E> & WireWord> Optional<E> parse(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.word().equals(word))
        .findFirst();
  }
}
