package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.Damage;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.StringTable;
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
  private final StringTable strings;

  SymbolReader(Bytes bytes, Image image, DynamicEntries entries, Map<Integer, String> versions) {
    this.bytes = bytes;
    this.image = image;
    this.entries = entries;
    this.versions = versions;
    this.strings = entries.strings(bytes);
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
    long versionTable = versionTable(count);
    List<Symbol> symbols = new ArrayList<>(count);
    long characters = 0;
    for (int i = 0; i < count; i++) {
      Symbol symbol = one(offset.getAsLong() + (long) i * SIZE, versionTable, i);
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

  private Symbol one(long at, long versionTable, int index) throws ElfFormatException {
    String name = strings.at(bytes.u32(at), LONGEST_NAME);
    return Symbol.read(bytes, at, name, version(versionTable, index));
  }

  /** Where in the file the versions of so many symbols are; -1 when they are not. */
  private long versionTable(int count) {
    OptionalLong table = entries.value(DynamicEntries.VERSYM);
    if (table.isEmpty() || image.fileBytesFrom(table.getAsLong()) < 2L * count) {
      return -1;
    }
    return image.fileOffset(table.getAsLong()).orElse(-1);
  }

  private Optional<String> version(long table, int index) throws ElfFormatException {
    return table < 0
        ? Optional.empty()
        : Optional.ofNullable(versions.get(bytes.u16(table + 2L * index) & 0x7fff));
  }
}
