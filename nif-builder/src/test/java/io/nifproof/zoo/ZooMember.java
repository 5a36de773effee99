package io.nifproof.zoo;

import io.nifproof.node.Arch;
import java.util.Map;
import java.util.Optional;

/**
 * A row of {@code zoo.tsv}.
 *
 * @param name its name, that of its C file when it has one
 * @param make how it is made: {@code build}, {@code empty}, {@code truncated}, …
 * @param phase where it goes wrong: {@code dlopen}, {@code nif_init}, {@code table}, {@code load};
 *     empty when nowhere
 * @param expected what the VM does with it
 * @param text part of what the VM says
 */
public record ZooMember(
    String name,
    String make,
    Optional<String> phase,
    Map<Arch, ZooOutcome> expected,
    Optional<String> text) {

  static ZooMember parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 6) {
      throw new IllegalArgumentException("line of zoo.tsv without 6 columns: " + line);
    }
    return new ZooMember(
        cells[0],
        cells[1],
        optional(cells[2]),
        Map.of(Arch.AMD64, ZooOutcome.parse(cells[3]), Arch.ARM64, ZooOutcome.parse(cells[4])),
        optional(cells[5]));
  }

  private static Optional<String> optional(String cell) {
    return cell.equals("-") ? Optional.empty() : Optional.of(cell);
  }

  /** The name, so that a parameterised test shows it. */
  @Override
  public String toString() {
    return name;
  }
}
