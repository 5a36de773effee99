package io.nifproof.elf.image;

/** The string table of the dynamic section, found once for those who read many strings. */
public final class StringTable {
  private final Bytes bytes;
  private final long start;
  private final long size;

  private StringTable(Bytes bytes, long start, long size) {
    this.bytes = bytes;
    this.start = start;
    this.size = size;
  }

  /** The table at an address, of as many bytes as are there. */
  public static StringTable of(Bytes bytes, Image image, long address, long size) {
    long start = image.fileOffset(address).orElse(0);
    return new StringTable(bytes, start, Math.min(size, image.fileBytesFrom(address)));
  }

  /** The string at an offset; an empty one when it is longer, or not wholly inside. */
  public String at(long offset, int longest) {
    if (offset < 0 || offset >= size) {
      return "";
    }
    int nul = bytes.nul(start + offset, start + Math.min(size, offset + longest + 1L));
    return nul < 0 ? "" : bytes.latin1(start + offset, nul - start - offset);
  }
}
