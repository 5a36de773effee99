package io.nifproof.node.crash;

import java.util.List;
import java.util.Optional;

/**
 * A line of {@code /proc/PID/maps}.
 *
 * @param start its first address
 * @param end the first address after it
 * @param permissions e.g. {@code r-xp}
 * @param offset where in the file it begins
 * @param inode that of the file that is mapped, which is not always the one that has its name now;
 *     0 for anonymous memory
 * @param file what is mapped; empty for anonymous memory
 */
public record Mapping(
    long start,
    long end,
    String permissions,
    long offset,
    long inode,
    Optional<String> file,
    boolean deleted) {
  private static final String DELETED = " (deleted)";

  /** All lines that are such lines. */
  public static List<Mapping> all(String maps) {
    return maps.lines().flatMap(line -> parse(line).stream()).toList();
  }

  static Optional<Mapping> parse(String line) {
    String[] words = line.split(" +", 6);
    String[] range = words[0].split("-");
    if (words.length < 5 || range.length != 2) {
      return Optional.empty();
    }
    Optional<String> file =
        words.length == 6 && words[5].startsWith("/")
            ? Optional.of(withoutEnd(words[5]))
            : Optional.empty();
    try {
      return Optional.of(
          new Mapping(
              Long.parseUnsignedLong(range[0], 16),
              Long.parseUnsignedLong(range[1], 16),
              words[1],
              Long.parseUnsignedLong(words[2], 16),
              Long.parseUnsignedLong(words[4]),
              file,
              line.endsWith(DELETED)));
    } catch (NumberFormatException cut) {
      return Optional.empty();
    }
  }

  private static String withoutEnd(String file) {
    return file.endsWith(DELETED) ? file.substring(0, file.length() - DELETED.length()) : file;
  }

  boolean contains(long address) {
    return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /** Whether it can be read. */
  public boolean readable() {
    return permissions.contains("r");
  }

  /** Whether it can be written. */
  public boolean writable() {
    return permissions.contains("w");
  }

  /** Whether code can run there. */
  public boolean executable() {
    return permissions.contains("x");
  }
}
