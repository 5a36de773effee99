package io.nifproof.audit;

import io.nifproof.node.Arch;
import java.util.Locale;
import java.util.Optional;

/**
 * The least that processors of a target can do: a level of the x86-64 psABI, or ARMv8-A.
 *
 * @param arch the architecture
 * @param level from 1; ARM has only 1
 */
public record CpuLevel(Arch arch, int level) {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED = "x86-64, x86-64-v2, x86-64-v3, x86-64-v4 or armv8-a";

  /** Reads a level's name; empty when it is none. */
  public static Optional<CpuLevel> parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "x86-64", "x86-64-v1" -> Optional.of(new CpuLevel(Arch.AMD64, 1));
      case "x86-64-v2" -> Optional.of(new CpuLevel(Arch.AMD64, 2));
      case "x86-64-v3" -> Optional.of(new CpuLevel(Arch.AMD64, 3));
      case "x86-64-v4" -> Optional.of(new CpuLevel(Arch.AMD64, 4));
      case "armv8-a" -> Optional.of(new CpuLevel(Arch.ARM64, 1));
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    if (arch == Arch.ARM64) {
      return "armv8-a";
    }
    return level > 1 ? "x86-64-v" + level : "x86-64";
  }
}
