package io.nifproof.gate.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One of several parts of a plan, by the hash of each cell's id: which part a cell is in does not
 * change when other cells come or go.
 *
 * @param part which, from 1 on
 * @param parts how many
 */
public record Partition(int part, int parts) {
  /** How it is written. */
  public static final String EXPECTED = "expected hash:PART/PARTS, such as hash:1/4";

  private static final Pattern FORM = Pattern.compile("hash:([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

  /** Reads {@code hash:1/4}; empty when it is anything else. */
  public static Optional<Partition> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Partition read =
        new Partition(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    return read.part <= read.parts ? Optional.of(read) : Optional.empty();
  }

  /** Its part of a plan. What is blocked belongs to the first part. */
  public GatePlan of(GatePlan plan) {
    return new GatePlan(
        plan.name(),
        plan.cells().stream().filter(cell -> has(cell.id())).toList(),
        part == 1 ? plan.blocked() : List.of());
  }

  private boolean has(String id) {
    CRC32 hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % parts == part - 1;
  }
}
