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
    OTHER
  }
}
