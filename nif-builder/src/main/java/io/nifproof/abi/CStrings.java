package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Pointer;
import java.util.Optional;

/** Reads strings through pointers, up to a total: a hostile table can name one text many times. */
final class CStrings {
  private static final int SHOWN = 32;

  private final ElfFile elf;
  private int budget = 4 << 20;

  CStrings(ElfFile elf) {
    this.elf = elf;
  }

  /** What the pointer stored at an address leads to. */
  CString at(long address) {
    Pointer pointer = elf.pointerAt(address);
    if (pointer instanceof Pointer.Null) {
      return new CString.Null();
    }
    if (!(pointer instanceof Pointer.Local place)) {
      return new CString.Wild(pointer);
    }
    if (budget <= 0) {
      return new CString.Wild(new Pointer.Unknown("too many characters in all"));
    }
    Optional<String> text = elf.image().stringAt(place.address(), CString.LONGEST);
    budget -= text.map(String::length).orElse(CString.LONGEST) + 16;
    if (text.isPresent()) {
      return new CString.Text(place.address(), text.get());
    }
    if (elf.image().segmentAt(place.address()).isPresent()
        && elf.image().fileOffset(place.address()).isEmpty()) {
      return new CString.Text(place.address(), ""); // memory of zeros
    }
    String start = elf.image().charactersAt(place.address(), SHOWN);
    return start.isEmpty()
        ? new CString.Wild(pointer)
        : new CString.Unterminated(place.address(), start);
  }
}
