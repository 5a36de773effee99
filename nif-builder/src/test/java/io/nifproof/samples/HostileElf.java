package io.nifproof.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a {@link HostileLibrary}. Its segments map the whole file at the same addresses. */
final class HostileElf {
  private static final int HEADERS = 64;
  private static final int DYNAMIC = 0x2000;
  private static final int CODE = 0x3000;
  private static final int ENTRY = 0x4000;
  private static final int STRINGS = 0x5000;
  private static final int LONG_NAME = STRINGS + 64;
  private static final int LONG_NAME_SIZE = 900;
  private static final int TABLES = 0x10000;

  private final int symbols;
  private final int relocations;
  private final int rows;
  private final int versions;
  private final ByteBuffer file;
  private int end = TABLES;

  HostileElf(int symbols, int relocations, int rows, int versions) {
    this.symbols = symbols;
    this.relocations = relocations;
    this.rows = rows;
    this.versions = versions;
    int size = TABLES + symbols * 26 + (relocations + 64 + 2 * rows) * 24 + rows * 32;
    this.file = ByteBuffer.allocate(size + versions * 32 + 4096).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] bytes() {
    header();
    strings();
    int table = take(rows * 32);
    int rela = take((relocations + 64 + 2 * rows) * 24);
    int symtab = take(symbols * 24);
    int versym = take(symbols * 2);
    int verneed = take(versions * 32);
    file.put(CODE, new byte[] {0x48, (byte) 0x8d, 0x05}).putInt(CODE + 3, ENTRY - CODE - 7);
    file.put(CODE + 7, (byte) 0xc3);
    entry();
    relocations(rela, table);
    symbols(symtab, versym);
    versions(verneed);
    dynamic(rela, symtab, versym, verneed);
    segments();
    return file.array();
  }

  private int take(int size) {
    int at = end;
    end += size + 15 & -16;
    return at;
  }

  private void header() {
    file.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
    file.putShort(16, (short) 3).putShort(18, (short) 62).putInt(20, 1);
    file.putLong(32, HEADERS).putShort(54, (short) 56).putShort(56, (short) 40);
  }

  /** Thirty times the whole file, readable only, and over it once executable; then the dynamic. */
  private void segments() {
    int at = HEADERS;
    for (int i = 0; i < 31; i++) {
      segment(at, 1, i == 30 ? 7 : 4, 0, file.capacity());
      at += 56;
    }
    segment(at, 2, 6, DYNAMIC, 0x400);
    for (at += 56; at < HEADERS + 40 * 56; at += 56) {
      segment(at, 4, 4, STRINGS, 0xb000);
    }
  }

  private void segment(int at, int type, int flags, int address, int size) {
    file.putInt(at, type).putInt(at + 4, flags).putLong(at + 8, address);
    file.putLong(at + 16, address).putLong(at + 24, address);
    file.putLong(at + 32, size).putLong(at + 40, size).putLong(at + 48, 8);
  }

  private void strings() {
    file.put(STRINGS + 1, "nif_init".getBytes(StandardCharsets.ISO_8859_1));
    file.put(STRINGS + 16, "beam.vanilla".getBytes(StandardCharsets.ISO_8859_1));
    file.put(STRINGS + 32, "GLIBC_9.9".getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < LONG_NAME_SIZE; i++) {
      file.put(LONG_NAME + i, (byte) ('a' + i % 26));
    }
    // Texts that the search for entries must look at, up to the tables.
    for (int at = STRINGS + 0x800; at + 16 < TABLES; at += 16) {
      file.put(at, "beam.vanilla".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void entry() {
    file.putInt(ENTRY, 2).putInt(ENTRY + 4, 17).putInt(ENTRY + 16, Math.max(rows, 1));
  }

  private void relocations(int at, int table) {
    int next = relocation(at, ENTRY + 8, LONG_NAME);
    next = relocation(next, ENTRY + 24, rows > 0 ? table : ENTRY);
    next = relocation(next, ENTRY + 64, STRINGS + 16);
    for (int i = 0; i < rows; i++) {
      next = relocation(next, table + i * 32, LONG_NAME + i % 16);
      next = relocation(next, table + i * 32 + 16, CODE);
      file.putInt(table + i * 32 + 8, i & 0xff);
    }
    for (int i = 0; i < relocations; i++) {
      next = relocation(next, ENTRY + 64, STRINGS + 16);
    }
  }

  private int relocation(int at, int place, int value) {
    file.putLong(at, place).putLong(at + 8, 8).putLong(at + 16, value);
    return at + 24;
  }

  private void symbols(int at, int versym) {
    for (int i = 1; i < symbols; i++) {
      boolean last = i == symbols - 1;
      boolean init = i == 1;
      int place = at + i * 24;
      file.putInt(place, init ? 1 : LONG_NAME - STRINGS + LONG_NAME_SIZE - 1 - i % 60);
      file.put(place + 4, (byte) 0x12);
      file.putShort(place + 6, (short) (init || i % 2 == 0 || last ? 1 : 0));
      file.putLong(place + 8, CODE);
      file.putShort(versym + i * 2, (short) 2);
    }
  }

  /** A need of one version each, linked to the next. */
  private void versions(int at) {
    for (int i = 0; i < versions; i++) {
      int place = at + i * 32;
      file.putShort(place, (short) 1).putShort(place + 2, (short) 1);
      file.putInt(place + 4, LONG_NAME - STRINGS).putInt(place + 8, 16);
      file.putInt(place + 12, i + 1 < versions ? 32 : 0);
      file.putShort(place + 22, (short) (2 + i)).putInt(place + 24, 32);
    }
  }

  private void dynamic(int rela, int symtab, int versym, int verneed) {
    long relaSize = (relocations + 3L + 2L * rows) * 24;
    long[][] entries = {
      {5, STRINGS},
      {10, TABLES - STRINGS},
      {6, symtab},
      {4, hash()},
      {7, rela},
      {8, relaSize},
      {23, rela},
      {2, relaSize},
      {20, 7},
      {25, ENTRY},
      {27, 1 << 20},
      {0x6ffffff0L, versym},
      {0x6ffffffeL, verneed},
      {0x6fffffffL, versions}
    };
    int at = DYNAMIC;
    for (long[] entry : entries) {
      file.putLong(at, entry[0]).putLong(at + 8, entry[1]);
      at += 16;
    }
    for (; at < DYNAMIC + 0x3f0; at += 16) {
      file.putLong(at, 1).putLong(at + 8, LONG_NAME - STRINGS);
    }
  }

  /** The number of symbols stands in the hash table's second word; nothing else is read of it. */
  private int hash() {
    int at = CODE + 64;
    file.putInt(at, 1).putInt(at + 4, symbols);
    return at;
  }
}
