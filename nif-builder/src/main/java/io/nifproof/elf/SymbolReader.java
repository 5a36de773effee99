package io.nifproof.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads the dynamic symbols. */
final class SymbolReader {
  private static final int SIZE = 24;
  private static final int LONGEST_NAME = 16_384;

  /** Names beyond this many characters in all are not read: their place can be repeated at will. */
  private static final long NAME_BUDGET = 8L << 20;

  private final Bytes bytes;
  private final Image image;
  private final DynamicEntries entries;
  private final Map<Integer, String> versions;

  SymbolReader(Bytes bytes, Image image, DynamicEntries entries, Map<Integer, String> versions) {
    this.bytes = bytes;
    this.image = image;
    this.entries = entries;
    this.versions = versions;
  }

  List<Symbol> read(Consumer<Damage> damages) throws ElfFormatException {
    OptionalLong table = entries.value(DynamicEntries.SYMTAB);
    if (table.isEmpty()) {
      return List.of();
    }
    OptionalLong offset = image.fileOffset(table.getAsLong());
    if (offset.isEmpty()) {
      throw new ElfFormatException(
          0, "DT_SYMTAB 0x" + Long.toHexString(table.getAsLong()) + " is in no segment");
    }
    int count = new SymbolCount(image, entries).get(table.getAsLong());
    if (count == SymbolCount.MAX) {
      damages.accept(
          new Damage("symbols", offset.getAsLong(), "only the first " + count + " were read"));
    }
    List<Symbol> symbols = new ArrayList<>(count);
    long characters = 0;
    for (int i = 0; i < count; i++) {
      Symbol symbol = one(offset.getAsLong() + (long) i * SIZE, i);
      characters += symbol.name().length();
      if (characters > NAME_BUDGET) {
        damages.accept(
            new Damage("symbols", offset.getAsLong(), "names over " + NAME_BUDGET + " characters"));
        break;
      }
      symbols.add(symbol);
    }
    return List.copyOf(symbols);
  }

  private Symbol one(long at, int index) throws ElfFormatException {
    int info = bytes.u8(at + 4);
    return new Symbol(
        entries.string(bytes.u32(at), LONGEST_NAME).orElse(""),
        bytes.i64(at + 8),
        bytes.i64(at + 16),
        Symbol.Type.of(info & 15),
        Symbol.Binding.of(info >> 4),
        Symbol.Visibility.of(bytes.u8(at + 5)),
        bytes.u16(at + 6),
        version(index));
  }

  private Optional<String> version(int index) {
    OptionalLong table = entries.value(DynamicEntries.VERSYM);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    long at = table.getAsLong() + 2L * index;
    int low = image.byteAt(at).orElse(0);
    int high = image.byteAt(at + 1).orElse(0);
    return Optional.ofNullable(versions.get((high & 0x7f) << 8 | low));
  }
}
