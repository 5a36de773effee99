package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.StringTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Finds exported symbols by name as the dynamic loader does: by the hash table of the file, without
 * reading the others. Thread-safe.
 */
final class SymbolLookup {
  private static final int SIZE = 24;
  private static final int LONGEST_NAME = 16_384;

  private final Bytes bytes;
  private final Image image;
  private final DynamicEntries entries;
  private final StringTable strings;
  private final long symbols;

  SymbolLookup(Bytes bytes, Image image, DynamicEntries entries) {
    this.bytes = bytes;
    this.image = image;
    this.entries = entries;
    this.strings = entries.strings(bytes);
    OptionalLong none = OptionalLong.empty();
    OptionalLong table = entries.value(DynamicEntries.SYMTAB);
    this.symbols = (table.isPresent() ? image.fileOffset(table.getAsLong()) : none).orElse(-1);
  }

  /** Whether a symbol of that name is offered to others; no symbol where the tables end early. */
  boolean exports(String name) throws ElfFormatException {
    if (symbols < 0) {
      return false;
    }
    if (entries.has(DynamicEntries.GNU_HASH)) {
      return gnu(name);
    }
    return entries.has(DynamicEntries.HASH) ? systemV(name) : anywhere(name);
  }

  /** A Bloom filter first; then buckets, each with the first of a run of symbols. */
  private boolean gnu(String name) throws ElfFormatException {
    long at = entries.valueOr(DynamicEntries.GNU_HASH, 0);
    long buckets = unsigned(at);
    long first = unsigned(at + 4);
    long words = unsigned(at + 8);
    int hash = gnuHash(name);
    if (buckets <= 0 || first < 0 || words <= 0 || !perhaps(at, words, hash)) {
      return false;
    }
    long table = at + 16 + words * 8;
    long index = unsigned(table + Integer.toUnsignedLong(hash) % buckets * 4);
    for (int steps = 0; index >= first && steps < SymbolCount.MAX; index++, steps++) {
      OptionalInt link = image.intAt(table + (buckets + index - first) * 4);
      if (link.isEmpty()) {
        return false;
      }
      if ((link.getAsInt() | 1) == (hash | 1) && is(index, name)) {
        return true;
      }
      if ((link.getAsInt() & 1) != 0) {
        return false;
      }
    }
    return false;
  }

  private boolean perhaps(long at, long words, int hash) {
    long shift = unsigned(at + 12);
    OptionalLong word =
        image.longAt(at + 16 + (Integer.toUnsignedLong(hash) / Long.SIZE % words) * 8);
    long mask = 1L << hash | 1L << (hash >>> shift);
    return word.isPresent() && (word.getAsLong() & mask) == mask;
  }

  private boolean systemV(String name) throws ElfFormatException {
    long at = entries.valueOr(DynamicEntries.HASH, 0);
    long buckets = unsigned(at);
    if (buckets <= 0) {
      return false;
    }
    long index = unsigned(at + 8 + systemVHash(name) % buckets * 4);
    for (int steps = 0; index > 0 && steps < SymbolCount.MAX; steps++) {
      if (is(index, name)) {
        return true;
      }
      index = unsigned(at + 8 + (buckets + index) * 4);
    }
    return false;
  }

  /** Files without a hash table offer nothing to loaders of today; older tools still find it. */
  private boolean anywhere(String name) throws ElfFormatException {
    List<Symbol> all = new SymbolReader(bytes, image, entries, Map.of()).read(lost -> {});
    return all.stream().anyMatch(symbol -> symbol.exported() && symbol.name().equals(name));
  }

  private boolean is(long index, String name) throws ElfFormatException {
    long at = symbols + index * SIZE;
    return bytes.has(at, SIZE)
        && strings.at(bytes.u32(at), LONGEST_NAME).equals(name)
        && Symbol.read(bytes, at, name, Optional.empty()).exported();
  }

  private static int gnuHash(String name) {
    int hash = 5381;
    for (byte each : name.getBytes(StandardCharsets.ISO_8859_1)) {
      hash = hash * 33 + Byte.toUnsignedInt(each);
    }
    return hash;
  }

  private static long systemVHash(String name) {
    long hash = 0;
    for (byte each : name.getBytes(StandardCharsets.ISO_8859_1)) {
      hash = (hash << 4) + Byte.toUnsignedInt(each);
      long high = hash & 0xf0000000L;
      hash = (hash ^ high >> 24) & ~high;
    }
    return hash;
  }

  private long unsigned(long address) {
    OptionalInt value = image.intAt(address);
    return value.isPresent() ? Integer.toUnsignedLong(value.getAsInt()) : -1;
  }
}
