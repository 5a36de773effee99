package io.nifproof.elf;

import io.nifproof.node.Arch;
import java.util.Map;
import java.util.Set;

/**
 * The numbers that an architecture gave its dynamic relocations, from its supplement of the psABI.
 *
 * @param absolute stores the address of a symbol, 64 bits wide
 * @param globDat stores it in the global offset table
 * @param jumpSlot stores it for the procedure linkage table
 * @param relative stores the load address plus the addend
 * @param irelative stores what a resolver function returns
 * @param tls those for thread-local storage
 */
public record RelocationTypes(
    int absolute, int globDat, int jumpSlot, int relative, int irelative, Set<Integer> tls) {
  private static final RelocationTypes AMD64 =
      new RelocationTypes(1, 6, 7, 8, 37, Set.of(16, 17, 18, 36));
  private static final RelocationTypes ARM64 =
      new RelocationTypes(257, 1025, 1026, 1027, 1032, Set.of(1028, 1029, 1030, 1031));

  /** What every machine has for a relocation that does nothing. */
  private static final int NONE = 0;

  private static final RelocationTypes UNKNOWN =
      new RelocationTypes(NONE, NONE, NONE, NONE, NONE, Set.of());

  /** Of machines whose tables are read although nothing runs there: e_machine and numbers. */
  private static final Map<Integer, RelocationTypes> OTHERS =
      Map.of(
          21, new RelocationTypes(38, 20, 21, 22, 248, Set.of(68, 73, 78)), // PowerPC 64
          243, new RelocationTypes(2, NONE, 5, 3, 58, Set.of(7, 9, 11, 12)), // RISC-V
          258, new RelocationTypes(2, NONE, 5, 3, 12, Set.of(7, 9, 11, 14))); // LoongArch

  /** Copies the set. */
  public RelocationTypes {
    tls = Set.copyOf(tls);
  }

  /** Those of an architecture. */
  public static RelocationTypes of(Arch arch) {
    return switch (arch) {
      case AMD64 -> AMD64;
      case ARM64 -> ARM64;
    };
  }

  /** Those of any machine; of one whose numbers are not known, none has a meaning. */
  static RelocationTypes of(ElfMachine machine) {
    return machine
        .arch()
        .map(RelocationTypes::of)
        .orElseGet(() -> OTHERS.getOrDefault(machine.number(), UNKNOWN));
  }

  /** What a relocation of this number does. */
  Relocation.Kind kind(int type) {
    if (type == NONE) {
      return Relocation.Kind.OTHER;
    }
    if (type == relative) {
      return Relocation.Kind.RELATIVE;
    }
    if (type == absolute) {
      return Relocation.Kind.ABSOLUTE;
    }
    if (type == globDat) {
      return Relocation.Kind.GLOB_DAT;
    }
    if (type == jumpSlot) {
      return Relocation.Kind.JUMP_SLOT;
    }
    if (type == irelative) {
      return Relocation.Kind.IRELATIVE;
    }
    return tls.contains(type) ? Relocation.Kind.TLS : Relocation.Kind.OTHER;
  }
}
