package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.node.Arch;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Returns that authenticate their address, {@code retaa} and {@code retab}: instructions that came
 * with Armv8.3 and that older processors do not know, unlike the hints {@code paciasp} and {@code
 * autiasp} (Arm ARM, RETAA).
 */
public final class SignedReturns {
  private static final int RETAA = 0xd65f0bff;
  private static final int EITHER = ~0x400;
  private static final long SEARCHED = 4 << 20;

  private SignedReturns() {}

  /** The address of the first one among the first 4 MiB of code; always empty for x86-64. */
  public static OptionalLong first(ElfFile elf) {
    boolean arm = elf.header().machine().arch().equals(Optional.of(Arch.ARM64));
    return arm ? elf.image().findCode(RETAA, EITHER, SEARCHED) : OptionalLong.empty();
  }
}
