package io.nifproof.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version of numbers between dots, e.g. {@code 2.36}. {@code 2.36} and {@code 2.36.0} are equal
 * in order, not in {@code equals}.
 *
 * @param parts its numbers, at least one
 */
public record Dotted(List<Integer> parts) implements Comparable<Dotted> {
  /** Copies the list. */
  public Dotted {
    parts = List.copyOf(parts);
  }

  /** Reads a version; empty when the text is none. */
  public static Optional<Dotted> parse(String text) {
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6}){0,5}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Dotted(Arrays.stream(text.split("\\.")).map(Integer::parseInt).toList()));
  }

  /** Whether this is later than another. */
  public boolean after(Dotted other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Dotted other) {
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
