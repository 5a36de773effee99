package io.nifproof.abi;

import io.nifproof.elf.image.Pointer;
import java.util.Optional;

/** What a {@code const char *} of the entry or the table leads to. */
public sealed interface CString {
  /** How far a string is followed; no name that a VM accepts is as long. */
  int LONGEST = 1024;

  /**
   * Characters that end with a NUL byte.
   *
   * @param address where they are
   * @param value the characters, each a byte (Latin-1)
   */
  record Text(long address, String value) implements CString {}

  /** A null pointer. */
  record Null() implements CString {}

  /**
   * Characters without an end within {@link #LONGEST} bytes or within their segment.
   *
   * @param address where they are
   * @param start the first of them
   */
  record Unterminated(long address, String start) implements CString {}

  /**
   * A pointer that leads to no characters of this file.
   *
   * @param pointer what it is
   */
  record Wild(Pointer pointer) implements CString {}

  /** The characters, when there are any that end. */
  default Optional<String> text() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }
}
