package io.nifproof.loader;

import java.util.regex.Pattern;

/** What musl's loader takes for itself: libc.so, and the names of glibc's parts. */
public final class Musl {
  private static final Pattern ITSELF =
      Pattern.compile("(lib(c|pthread|rt|m|dl|util|xnet)\\.(so.*|musl-.*)|ld-musl-.*)");

  private Musl() {}

  /** Whether a needed library is musl itself. */
  public static boolean isItself(String name) {
    return ITSELF.matcher(name).matches();
  }
}
