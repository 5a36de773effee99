package io.nifproof.abi;

import io.nifproof.abi.code.Processor;
import io.nifproof.elf.ElfFile;
import java.util.OptionalLong;

/**
 * Returns that authenticate their address, {@code retaa} and {@code retab}: instructions that came
 * with Armv8.3 and that older processors do not know, unlike the hints {@code paciasp} and {@code
 * autiasp} (Arm ARM, RETAA).
 */
public final class SignedReturns {
  private static final long SEARCHED = 4 << 20;

  private SignedReturns() {}

  /** The address of the first one among the first 4 MiB of code; empty for code that has none. */
  public static OptionalLong first(ElfFile elf) {
    return Processors.of(elf)
        .flatMap(Processor::signedReturn)
        .map(code -> elf.image().findCode(code.word(), code.mask(), SEARCHED))
        .orElse(OptionalLong.empty());
  }
}
