package io.nifproof.elf.image;

/**
 * A program header.
 *
 * @param type its {@code p_type}
 * @param flags its {@code p_flags}
 * @param offset where its content is in the file
 * @param address its virtual address in the file's own numbering
 * @param fileSize how many bytes it has in the file
 * @param memorySize how many bytes it has in memory; those beyond the file's are zero
 * @param align its alignment
 */
public record Segment(
    int type, int flags, long offset, long address, long fileSize, long memorySize, long align) {
  /** Loadable. */
  public static final int LOAD = 1;

  /** The dynamic section. */
  public static final int DYNAMIC = 2;

  /** The program interpreter: the file is a program. */
  public static final int INTERP = 3;

  /** Notes. */
  public static final int NOTE = 4;

  /** Thread-local storage. */
  public static final int TLS = 7;

  /** Whether the stack shall be executable. */
  public static final int GNU_STACK = 0x6474e551;

  /** What is read-only after relocation. */
  public static final int GNU_RELRO = 0x6474e552;

  /** The GNU property note. */
  public static final int GNU_PROPERTY = 0x6474e553;

  /** Whether its memory can be executed. */
  public boolean executable() {
    return (flags & 1) != 0;
  }

  /** Whether its memory can be written. */
  public boolean writable() {
    return (flags & 2) != 0;
  }

  /** Whether an address lies in its memory. */
  public boolean contains(long address) {
    return address >= this.address && address - this.address < memorySize;
  }
}
