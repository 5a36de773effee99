package io.nifproof.diagnose.code;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.node.Arch;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells which function of another library the code before a return address called. */
public final class ImportCall {
  private static final int BTI_C = 0xd503245f;

  private final ElfFile elf;

  private ImportCall(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * The name; empty when it is a call of the library's own or of a pointer.
   *
   * @param returnAddress where the call goes back to, as an address of the file
   */
  public static Optional<String> before(ElfFile elf, Arch arch, long returnAddress) {
    ImportCall reader = new ImportCall(elf);
    return switch (arch) {
      case AMD64 -> reader.amd64(returnAddress);
      case ARM64 -> reader.arm64(returnAddress);
    };
  }

  private int byteAt(long address) {
    return elf.image().byteAt(address).orElse(-1);
  }

  /** {@code call [rip + slot]}, or {@code call stub}. */
  private Optional<String> amd64(long end) {
    OptionalInt distance = elf.image().intAt(end - 4);
    if (distance.isEmpty()) {
      return Optional.empty();
    }
    long target = end + distance.getAsInt();
    if (byteAt(end - 6) == 0xff && byteAt(end - 5) == 0x15) {
      return slot(target);
    }
    return byteAt(end - 5) == 0xe8 ? amd64Stub(target) : Optional.empty();
  }

  /** {@code endbr64; bnd jmp [rip + slot]}, of which the first two are not always there. */
  private Optional<String> amd64Stub(long start) {
    long at = byteAt(start) == 0xf3 && byteAt(start + 1) == 0x0f ? start + 4 : start;
    at += byteAt(at) == 0xf2 ? 1 : 0;
    OptionalInt distance = elf.image().intAt(at + 2);
    boolean jumps = byteAt(at) == 0xff && byteAt(at + 1) == 0x25 && distance.isPresent();
    return jumps ? slot(at + 6 + distance.getAsInt()) : Optional.empty();
  }

  private Optional<String> arm64(long end) {
    int call = elf.image().intAt(end - 4).orElse(0);
    return (call & 0xfc000000) == 0x94000000
        ? arm64Stub(end - 4 + ((long) (call << 6) >> 4))
        : Optional.empty();
  }

  /** {@code adrp x16, page; ldr x17, [x16, slot]}. */
  private Optional<String> arm64Stub(long start) {
    long at = elf.image().intAt(start).orElse(0) == BTI_C ? start + 4 : start;
    int page = elf.image().intAt(at).orElse(0);
    int load = elf.image().intAt(at + 4).orElse(0);
    if ((page & 0x9f00001f) != 0x90000010 || (load & 0xffc003ff) != 0xf9400211) {
      return Optional.empty();
    }
    long pages = ((long) (page << 8) >> 11 & -4) | (page >> 29 & 3);
    return slot((at & -4096) + (pages << 12) + (load >> 10 & 0xfff) * 8L);
  }

  private Optional<String> slot(long address) {
    return elf.relocations()
        .at(address)
        .filter(one -> one.symbol() > 0 && one.symbol() < elf.symbols().size())
        .map(one -> elf.symbols().get(one.symbol()))
        .map(Symbol::name)
        .filter(name -> !name.isEmpty());
  }
}
