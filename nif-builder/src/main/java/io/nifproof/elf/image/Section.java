package io.nifproof.elf.image;

/**
 * A section header; a stripped file may have none.
 *
 * @param name its name
 * @param type its {@code sh_type}: 2 symbol table, 3 string table, 8 without content, …
 * @param flags its {@code sh_flags}
 * @param address its address
 * @param offset where its content is in the file
 * @param size its size in bytes
 * @param link its {@code sh_link}
 */
public record Section(
    String name, int type, long flags, long address, long offset, long size, int link) {
  /** The {@code sh_type} of the full symbol table. */
  public static final int SYMBOL_TABLE = 2;
}
