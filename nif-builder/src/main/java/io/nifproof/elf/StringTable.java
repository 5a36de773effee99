package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.Image;

/** The string table of the dynamic section, found once for those who read many strings. */
final class StringTable {
  private final Bytes bytes;
  private final long start;
  private final long size;

  private StringTable(Bytes bytes, long start, long size) {
    this.bytes = bytes;
    this.start = start;
    this.size = size;
  }

  static StringTable of(Bytes bytes, Image image, DynamicEntries entries) {
    long address = entries.valueOr(DynamicEntries.STRTAB, -1);
    long start = image.fileOffset(address).orElse(0);
    long size = Math.min(entries.valueOr(DynamicEntries.STRSZ, 0), image.fileBytesFrom(address));
    return new StringTable(bytes, start, size);
  }

  /** The string at an offset; an empty one when it is longer, or not wholly inside. */
  String at(long offset, int longest) {
    if (offset < 0 || offset >= size) {
      return "";
    }
    int nul = bytes.nul(start + offset, start + Math.min(size, offset + longest + 1L));
    return nul < 0 ? "" : bytes.latin1(start + offset, nul - start - offset);
  }
}
