package io.nifproof.elf;

import io.nifproof.elf.image.Image;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many dynamic symbols there are. The dynamic section does not say it: a hash table does, or
 * the place where the string table begins.
 */
final class SymbolCount {
  static final int MAX = 131_072;

  private static final int SIZE = 24;

  private final Image image;
  private final DynamicEntries entries;

  SymbolCount(Image image, DynamicEntries entries) {
    this.image = image;
    this.entries = entries;
  }

  /** The count, never more than fit into the file nor than {@link #MAX}. */
  int get(long table) {
    long count = fromHash();
    if (count < 0) {
      count = fromGnuHash();
    }
    if (count < 0) {
      count = fromStringTable(table);
    }
    long fit = image.fileBytesFrom(table) / SIZE;
    return (int) Math.min(Math.min(count, fit), MAX);
  }

  private long fromHash() {
    OptionalLong hash = entries.value(DynamicEntries.HASH);
    if (hash.isEmpty()) {
      return -1;
    }
    OptionalInt chains = image.intAt(hash.getAsLong() + 4);
    return chains.isPresent() ? Integer.toUnsignedLong(chains.getAsInt()) : -1;
  }

  /** The greatest index that a bucket names, and on to the end of its chain. */
  private long fromGnuHash() {
    OptionalLong hash = entries.value(DynamicEntries.GNU_HASH);
    if (hash.isEmpty()) {
      return -1;
    }
    long at = hash.getAsLong();
    long buckets = unsigned(at);
    long first = unsigned(at + 4);
    long words = unsigned(at + 8);
    if (buckets < 0 || first < 0 || words < 0 || buckets > MAX || words > MAX) {
      return -1;
    }
    long bucketTable = at + 16 + words * 8;
    long last = -1;
    for (long i = 0; i < buckets; i++) {
      last = Math.max(last, unsigned(bucketTable + i * 4));
    }
    if (last < first) {
      return first;
    }
    long chain = bucketTable + buckets * 4 + (last - first) * 4;
    for (; last < MAX; last++, chain += 4) {
      OptionalInt link = image.intAt(chain);
      if (link.isEmpty()) {
        return -1;
      }
      if ((link.getAsInt() & 1) != 0) {
        return last + 1;
      }
    }
    return MAX;
  }

  private long fromStringTable(long table) {
    long strings = entries.valueOr(DynamicEntries.STRTAB, 0);
    return strings > table ? (strings - table) / SIZE : 0;
  }

  private long unsigned(long address) {
    OptionalInt value = image.intAt(address);
    return value.isPresent() ? Integer.toUnsignedLong(value.getAsInt()) : -1;
  }
}
