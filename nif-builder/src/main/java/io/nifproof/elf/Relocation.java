package io.nifproof.elf;

/**
 * A dynamic relocation.
 *
 * @param address the place it changes
 * @param kind what it does, in words common to the architectures
 * @param type its number in the architecture's own numbering
 * @param symbol the index of its symbol in {@link ElfFile#symbols()}, 0 for none
 * @param addend what it adds
 */
public record Relocation(long address, Kind kind, int type, int symbol, long addend) {
  /** What a relocation does. */
  public enum Kind {
    /** Stores the load address plus the addend. */
    RELATIVE,
    /** Stores the address of a symbol plus the addend. */
    ABSOLUTE,
    /** Stores the address of a symbol in the global offset table. */
    GLOB_DAT,
    /** Stores the address of a function for the procedure linkage table. */
    JUMP_SLOT,
    /** Stores what a resolver function returns. */
    IRELATIVE,
    /** Serves thread-local storage. */
    TLS,
    /** Any other. */
    OTHER;

    static Kind of(Machine machine, int type) {
      return switch (machine.number()) {
        case Machine.X86_64 -> amd64(type);
        case Machine.AARCH64 -> arm64(type);
        default -> OTHER;
      };
    }

    private static Kind amd64(int type) {
      return switch (type) {
        case 1 -> ABSOLUTE;
        case 6 -> GLOB_DAT;
        case 7 -> JUMP_SLOT;
        case 8 -> RELATIVE;
        case 16, 17, 18, 36 -> TLS;
        case 37 -> IRELATIVE;
        default -> OTHER;
      };
    }

    private static Kind arm64(int type) {
      return switch (type) {
        case 257 -> ABSOLUTE;
        case 1025 -> GLOB_DAT;
        case 1026 -> JUMP_SLOT;
        case 1027 -> RELATIVE;
        case 1028, 1029, 1030, 1031 -> TLS;
        case 1032 -> IRELATIVE;
        default -> OTHER;
      };
    }
  }
}
