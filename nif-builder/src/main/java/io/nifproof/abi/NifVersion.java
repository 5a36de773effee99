package io.nifproof.abi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the NIF interface, e.g. 2.17.
 *
 * @param major any number that a file may hold, also a senseless one
 * @param minor likewise
 */
public record NifVersion(int major, int minor) implements Comparable<NifVersion> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

  /** The first with {@code vm_variant}. */
  public static final NifVersion VARIANT = new NifVersion(2, 1);

  /** The first with flags in the table's rows, and options. */
  public static final NifVersion FLAGS = new NifVersion(2, 7);

  /** The first with the size of {@code ErlNifResourceTypeInit}. */
  public static final NifVersion RESOURCE_SIZE = new NifVersion(2, 12);

  /** The first with {@code min_erts}. */
  public static final NifVersion MIN_ERTS = new NifVersion(2, 14);

  /** Reads {@code 2.17}; empty when it is none. */
  public static Optional<NifVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new NifVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether it is that version or a later one. */
  public boolean atLeast(NifVersion other) {
    return compareTo(other) >= 0;
  }

  /** The size of a row of the function table, in bytes. */
  public int rowSize() {
    return atLeast(FLAGS) ? 32 : 24;
  }

  @Override
  public int compareTo(NifVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
