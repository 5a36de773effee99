package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.Segment;
import io.nifproof.elf.image.StringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The dynamic section as tags and values, and its string table. */
final class DynamicEntries {
  static final int NEEDED = 1;
  static final int HASH = 4;
  static final int STRTAB = 5;
  static final int SYMTAB = 6;
  static final int RELA = 7;
  static final int RELASZ = 8;
  static final int STRSZ = 10;
  static final int INIT = 12;
  static final int SONAME = 14;
  static final int RPATH = 15;
  static final int SYMBOLIC = 16;
  static final int REL = 17;
  static final int PLTRELSZ = 2;
  static final int PLTREL = 20;
  static final int DEBUG = 21;
  static final int TEXTREL = 22;
  static final int JMPREL = 23;
  static final int BIND_NOW = 24;
  static final int INIT_ARRAY = 25;
  static final int INIT_ARRAYSZ = 27;
  static final int RUNPATH = 29;
  static final int FLAGS = 30;
  static final int RELRSZ = 35;
  static final int RELR = 36;
  static final int GNU_HASH = 0x6ffffef5;
  static final int VERSYM = 0x6ffffff0;
  static final int FLAGS_1 = 0x6ffffffb;
  static final int VERDEF = 0x6ffffffc;
  static final int VERDEFNUM = 0x6ffffffd;
  static final int VERNEED = 0x6ffffffe;
  static final int VERNEEDNUM = 0x6fffffff;

  private static final int MAX_ENTRIES = 4096;
  private static final int MAX_LIBRARY_NAME = 1024;

  private final Map<Long, List<Long>> values;
  private final Image image;

  private DynamicEntries(Map<Long, List<Long>> values, Image image) {
    this.values = values;
    this.image = image;
  }

  /** An empty section: what a file without PT_DYNAMIC has. */
  static DynamicEntries none(Image image) {
    return new DynamicEntries(Map.of(), image);
  }

  static DynamicEntries read(Segment segment, Bytes bytes, Image image) throws ElfFormatException {
    Map<Long, List<Long>> values = new HashMap<>();
    long count = Math.min(segment.fileSize() / 16, MAX_ENTRIES);
    for (long i = 0; i < count; i++) {
      long at = segment.offset() + i * 16;
      long tag = bytes.i64(at);
      if (tag == 0) {
        break;
      }
      values.computeIfAbsent(tag, key -> new ArrayList<>()).add(bytes.i64(at + 8));
    }
    return new DynamicEntries(values, image);
  }

  boolean has(int tag) {
    return values.containsKey((long) tag);
  }

  /** The value of a tag; of several the last, as the loader takes it. */
  OptionalLong value(int tag) {
    List<Long> all = values.getOrDefault((long) tag, List.of());
    return all.isEmpty() ? OptionalLong.empty() : OptionalLong.of(all.get(all.size() - 1));
  }

  long valueOr(int tag, long other) {
    return value(tag).orElse(other);
  }

  /** All values of a tag that are names. */
  List<String> names(int tag) {
    List<String> names = new ArrayList<>();
    for (long offset : values.getOrDefault((long) tag, List.of())) {
      string(offset).ifPresent(names::add);
    }
    return List.copyOf(names);
  }

  Optional<String> name(int tag) {
    OptionalLong offset = value(tag);
    return offset.isPresent() ? string(offset.getAsLong()) : Optional.empty();
  }

  /** The whole string table, for those who read many strings. */
  StringTable strings(Bytes bytes) {
    return StringTable.of(bytes, image, valueOr(STRTAB, -1), valueOr(STRSZ, 0));
  }

  /** The name of a library, path or version: a short string of the string table. */
  Optional<String> string(long offset) {
    return string(offset, MAX_LIBRARY_NAME);
  }

  /** A string of the string table; empty when it is longer or not wholly inside. */
  Optional<String> string(long offset, int longest) {
    long size = valueOr(STRSZ, 0);
    OptionalLong table = value(STRTAB);
    if (table.isEmpty() || offset < 0 || offset >= size) {
      return Optional.empty();
    }
    return image.stringAt(table.getAsLong() + offset, (int) Math.min(size - offset, longest));
  }
}
