package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Image;
import io.nifproof.elf.Pointer;
import io.nifproof.node.Arch;
import java.util.Optional;
import java.util.OptionalLong;

/** What the code does that runs when a library is loaded, before anybody calls it. */
public final class StartupCode {
  private static final int LENGTH = 96;

  private StartupCode() {}

  /**
   * The address of an initialiser whose first instructions set the floating-point mode: what
   * crtfastmath.o of gcc adds for {@code -ffast-math}. Empty when there is none among the first.
   */
  public static Optional<Long> floatControl(ElfFile elf) {
    Optional<Arch> arch = elf.header().machine().arch();
    for (Pointer pointer : elf.dynamic().initializers().stream().limit(64).toList()) {
      OptionalLong address = pointer.local();
      if (arch.isPresent()
          && address.isPresent()
          && sets(elf.image(), address.getAsLong(), arch.get())) {
        return Optional.of(address.getAsLong());
      }
    }
    return Optional.empty();
  }

  private static boolean sets(Image image, long start, Arch arch) {
    if (!image.executable(start)) {
      return false;
    }
    for (int i = 0; i + 4 <= LENGTH; i += arch == Arch.AMD64 ? 1 : 4) {
      int word = image.intAt(start + i).orElse(0);
      if (arch == Arch.AMD64 ? isLdmxcsr(word) : isMsrFpcr(word)) {
        return true;
      }
      if (arch == Arch.AMD64 ? (word & 0xff) == 0xc3 : word == 0xd65f03c0) {
        return false; // ret: what follows is another function
      }
    }
    return false;
  }

  /** {@code ldmxcsr [memory]}: 0F AE /2 (Intel 64 manual, volume 2). */
  private static boolean isLdmxcsr(int word) {
    int mode = word >>> 16 & 0xff;
    return (word & 0xffff) == 0xae0f && (mode >>> 3 & 7) == 2 && mode >>> 6 != 3;
  }

  /** {@code msr fpcr, xN} (Arm ARM, MSR register, S3_3_C4_C4_0). */
  private static boolean isMsrFpcr(int word) {
    return (word & 0xffffffe0) == 0xd51b4400;
  }
}
