package io.nifproof.abi;

import io.nifproof.elf.image.Pointer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of the function table, whatever it holds.
 *
 * @param index its number, from 0
 * @param address its address
 * @param fileOffset where it is in the file
 * @param name its name
 * @param arity its arity, an unsigned 32-bit number
 * @param code its function pointer
 * @param executable whether that pointer leads to executable memory of this file, or to a symbol of
 *     another library
 * @param flags its flags, an unsigned 32-bit number; empty below NIF version 2.7
 */
public record NifFunction(
    int index,
    long address,
    OptionalLong fileOffset,
    CString name,
    long arity,
    Pointer code,
    boolean executable,
    OptionalLong flags) {
  private static final int HIGHEST_FLAG = 2;
  private static final int HIGHEST_ARITY = 255;

  /** Whether it looks like a row that somebody meant. */
  public boolean plausible() {
    return name instanceof CString.Text
        && arity <= HIGHEST_ARITY
        && executable
        && flags.orElse(0) <= HIGHEST_FLAG;
  }

  /** The name, when there is one. */
  public Optional<String> text() {
    return name.text();
  }
}
