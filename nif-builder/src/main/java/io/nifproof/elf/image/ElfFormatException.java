package io.nifproof.elf.image;

/** Says that a file is not a readable 64-bit ELF file, where and why. */
public final class ElfFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String reason;

  /**
   * Describes a problem.
   *
   * @param offset where in the file it was met
   * @param reason what was found and what was expected
   */
  public ElfFormatException(long offset, String reason) {
    super(reason + " (at offset 0x" + Long.toHexString(offset) + ")");
    this.offset = offset;
    this.reason = reason;
  }

  /** Where in the file the problem was met. */
  public long offset() {
    return offset;
  }

  /** What was found and what was expected. */
  public String reason() {
    return reason;
  }
}
