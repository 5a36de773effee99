package io.nifproof.abi;

import io.nifproof.abi.code.Processor;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.Pointer;
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
    Optional<Processor> processor = Processors.of(elf);
    for (Pointer pointer : elf.dynamic().initializers().stream().limit(64).toList()) {
      OptionalLong address = pointer.local();
      if (processor.isPresent()
          && address.isPresent()
          && sets(elf.image(), address.getAsLong(), processor.get())) {
        return Optional.of(address.getAsLong());
      }
    }
    return Optional.empty();
  }

  private static boolean sets(Image image, long start, Processor processor) {
    if (!image.executable(start)) {
      return false;
    }
    for (int i = 0; i + 4 <= LENGTH; i += processor.unit()) {
      int word = image.intAt(start + i).orElse(0);
      if (processor.setsFloatMode(word)) {
        return true;
      }
      if (processor.returns(word)) {
        return false; // ret: what follows is another function
      }
    }
    return false;
  }
}
