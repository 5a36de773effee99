package io.nifproof.elf;

import io.nifproof.node.Arch;
import java.util.Map;
import java.util.Optional;

/**
 * The processor an ELF file is made for, one of nifproof's architectures or any other.
 *
 * @param number its {@code e_machine}
 */
public record ElfMachine(int number) {
  /** RISC-V, of any width. */
  public static final ElfMachine RISC_V = new ElfMachine(243);

  /** The names of those that are no architecture of nifproof. */
  private static final Map<Integer, String> OTHERS =
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
          Map.entry(243, "RISC-V"),
          Map.entry(247, "BPF"),
          Map.entry(258, "LoongArch"));

  /** The architecture of nifproof that this is, if it is one (in its 64-bit form). */
  public Optional<Arch> arch() {
    return Arch.ofElfMachine(number);
  }

  /** A name for people, e.g. {@code AArch64} or {@code machine 4711}. */
  @Override
  public String toString() {
    return arch()
        .map(Arch::title)
        .orElseGet(() -> OTHERS.getOrDefault(number, "machine " + number));
  }
}
