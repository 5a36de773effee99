package io.nifproof.elf;

import io.nifproof.node.Arch;
import java.util.Map;
import java.util.Optional;

/**
 * The processor an ELF file is made for.
 *
 * @param number its {@code e_machine}
 */
public record Machine(int number) {
  static final int X86_64 = 62;
  static final int AARCH64 = 183;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(2, "SPARC"),
          Map.entry(3, "x86 (32-bit)"),
          Map.entry(8, "MIPS"),
          Map.entry(18, "SPARC 32+"),
          Map.entry(20, "PowerPC"),
          Map.entry(21, "PowerPC 64"),
          Map.entry(22, "S/390"),
          Map.entry(40, "ARM (32-bit)"),
          Map.entry(43, "SPARC 64"),
          Map.entry(50, "Itanium"),
          Map.entry(X86_64, "x86-64"),
          Map.entry(AARCH64, "AArch64"),
          Map.entry(243, "RISC-V"),
          Map.entry(247, "BPF"),
          Map.entry(258, "LoongArch"));

  /** The architecture of nifproof that this is, if it is one (in its 64-bit form). */
  public Optional<Arch> arch() {
    return switch (number) {
      case X86_64 -> Optional.of(Arch.AMD64);
      case AARCH64 -> Optional.of(Arch.ARM64);
      default -> Optional.empty();
    };
  }

  /** A name for people, e.g. {@code AArch64} or {@code machine 4711}. */
  @Override
  public String toString() {
    return NAMES.getOrDefault(number, "machine " + number);
  }
}
