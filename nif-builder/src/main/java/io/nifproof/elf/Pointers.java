package io.nifproof.elf;

import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Works out what pointers will hold, from the relocations. */
final class Pointers {
  private final Image image;
  private final Relocations relocations;
  private final List<Symbol> symbols;

  Pointers(Image image, Relocations relocations, List<Symbol> symbols) {
    this.image = image;
    this.relocations = relocations;
    this.symbols = symbols;
  }

  Pointer at(long address) {
    Optional<Relocation> relocation = relocations.at(address);
    return relocation.isPresent() ? of(relocation.get()) : unrelocated(address);
  }

  Pointer of(Relocation relocation) {
    return switch (relocation.kind()) {
      case RELATIVE -> new Pointer.Local(relocation.addend(), Optional.empty());
      case ABSOLUTE, GLOB_DAT, JUMP_SLOT -> toSymbol(relocation);
      case IRELATIVE -> new Pointer.Unknown("an IFUNC resolver decides");
      case TLS, OTHER -> new Pointer.Unknown("relocation of type " + relocation.type());
    };
  }

  private Pointer toSymbol(Relocation relocation) {
    if (relocation.symbol() == 0) {
      return new Pointer.Raw(relocation.addend());
    }
    if (relocation.symbol() < 0 || relocation.symbol() >= symbols.size()) {
      return new Pointer.Unknown("relocation to symbol " + relocation.symbol() + ", not there");
    }
    Symbol symbol = symbols.get(relocation.symbol());
    if (!symbol.defined()) {
      return new Pointer.External(symbol.name(), symbol.binding() == Symbol.Binding.WEAK);
    }
    if (symbol.type() == Symbol.Type.IFUNC || symbol.type() == Symbol.Type.TLS) {
      return new Pointer.Unknown("`" + symbol.name() + "` is " + symbol.type());
    }
    Optional<String> name = symbol.name().isEmpty() ? Optional.empty() : Optional.of(symbol.name());
    return new Pointer.Local(symbol.address() + relocation.addend(), name);
  }

  private Pointer unrelocated(long address) {
    OptionalLong value = image.longAt(address);
    if (value.isEmpty()) {
      return new Pointer.Unknown("0x" + Long.toHexString(address) + " is not in the file's memory");
    }
    return value.getAsLong() == 0 ? new Pointer.Null() : new Pointer.Raw(value.getAsLong());
  }
}
