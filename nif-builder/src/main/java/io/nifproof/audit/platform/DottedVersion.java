package io.nifproof.audit.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version of numbers between dots, e.g. {@code 2.36}. {@code 2.36} and {@code 2.36.0} are equal
 * in order, not in {@code equals}.
 *
 * @param parts its numbers, at least one
 */
public record DottedVersion(List<Integer> parts) implements Comparable<DottedVersion> {
  private static final int MOST_PARTS = 6;
  private static final int MOST_DIGITS = 6;

  /** Copies the list. */
  public DottedVersion {
    parts = List.copyOf(parts);
  }

  /** Reads a version; empty when the text is none. */
  public static Optional<DottedVersion> parse(String text) {
    List<Integer> parts = new ArrayList<>();
    int number = 0;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char next = i < text.length() ? text.charAt(i) : '.';
      if (next >= '0' && next <= '9' && digits < MOST_DIGITS) {
        number = number * 10 + (next - '0');
        digits++;
      } else if (next == '.' && digits > 0 && parts.size() < MOST_PARTS) {
        parts.add(number);
        number = 0;
        digits = 0;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new DottedVersion(parts));
  }

  /** Whether this is later than another. */
  public boolean after(DottedVersion other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(DottedVersion other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = Integer.compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }

  @Override
  public String toString() {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
