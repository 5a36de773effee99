package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Section;
import java.util.ArrayList;
import java.util.List;

/** Reads the section headers, when there are any. */
final class SectionReader {
  private static final int SIZE = 64;
  private static final int MAX = 4096;
  private static final int MAX_NAME = 256;

  private SectionReader() {}

  static List<Section> read(Bytes bytes) throws ElfFormatException {
    long table = bytes.i64(40);
    int size = bytes.u16(58);
    int count = bytes.u16(60);
    int names = bytes.u16(62);
    if (table == 0 || count == 0) {
      return List.of();
    }
    if (size != SIZE || count > MAX || !bytes.has(table, (long) count * SIZE)) {
      throw new ElfFormatException(
          table, count + " section headers of " + size + " bytes do not fit into the file");
    }
    long strings = names < count ? bytes.i64(table + (long) names * SIZE + 24) : -1;
    List<Section> sections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sections.add(one(bytes, table + (long) i * SIZE, strings));
    }
    return List.copyOf(sections);
  }

  private static Section one(Bytes bytes, long at, long strings) throws ElfFormatException {
    long name = strings < 0 ? -1 : strings + bytes.u32(at);
    int nul = name < 0 ? -1 : bytes.nul(name, name + MAX_NAME);
    return new Section(
        nul < 0 ? "" : bytes.latin1(name, nul - name),
        bytes.i32(at + 4),
        bytes.i64(at + 8),
        bytes.i64(at + 16),
        bytes.i64(at + 24),
        bytes.i64(at + 32),
        bytes.i32(at + 40));
  }
}
