package io.nifproof.audit.platform;

import java.util.Optional;

/**
 * A version of symbols, e.g. {@code GLIBCXX_3.4.30}.
 *
 * @param family what is before the number, e.g. {@code GLIBCXX}
 * @param number the number
 */
public record SymbolVersion(String family, DottedVersion number) {
  public static final String GLIBC = "GLIBC";

  /** glibc 2.36 brought the marker of RELR relocations, which has no number (gnu.org, NEWS). */
  private static final String RELR_MARKER = "GLIBC_ABI_DT_RELR";

  /** Reads a version; empty when it has no number, as {@code GLIBC_PRIVATE}. */
  public static Optional<SymbolVersion> parse(String text) {
    if (text.equals(RELR_MARKER)) {
      return DottedVersion.parse("2.36").map(number -> new SymbolVersion(GLIBC, number));
    }
    int underscore = text.lastIndexOf('_');
    return underscore <= 0
        ? Optional.empty()
        : DottedVersion.parse(text.substring(underscore + 1))
            .map(number -> new SymbolVersion(text.substring(0, underscore), number));
  }
}
