package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.Damage;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads DT_RELA, DT_JMPREL and DT_RELR. */
final class RelocationReader {
  private static final int SIZE = 24;
  private static final String PART = "relocations";

  private final Bytes bytes;
  private final Image image;
  private final DynamicEntries entries;
  private final RelocationTypes types;
  private final Consumer<Damage> damages;
  private long[] addresses = new long[64];
  private long[] infos = new long[64];
  private long[] addends = new long[64];
  private int count;

  RelocationReader(
      Bytes bytes,
      Image image,
      DynamicEntries entries,
      ElfMachine machine,
      Consumer<Damage> damages) {
    this.bytes = bytes;
    this.image = image;
    this.entries = entries;
    this.types = RelocationTypes.of(machine);
    this.damages = damages;
  }

  Relocations read() {
    part(() -> relr());
    part(() -> rela(DynamicEntries.RELA, DynamicEntries.RELASZ));
    part(this::plt);
    if (entries.has(DynamicEntries.REL)) {
      damages.accept(new Damage(PART, 0, "DT_REL relocations, which 64-bit loaders do not apply"));
    }
    return new Relocations(types, cut(addresses), cut(infos), cut(addends));
  }

  private long[] cut(long[] numbers) {
    return numbers.length == count ? numbers : Arrays.copyOf(numbers, count);
  }

  private interface Part {
    void read() throws ElfFormatException;
  }

  private void part(Part part) {
    try {
      part.read();
    } catch (ElfFormatException e) {
      damages.accept(new Damage(PART, e.offset(), e.reason()));
    }
  }

  private void plt() throws ElfFormatException {
    long kind = entries.valueOr(DynamicEntries.PLTREL, DynamicEntries.RELA);
    if (entries.has(DynamicEntries.JMPREL) && kind != DynamicEntries.RELA) {
      throw new ElfFormatException(0, "DT_PLTREL is " + kind + ", expected 7 (DT_RELA)");
    }
    rela(DynamicEntries.JMPREL, DynamicEntries.PLTRELSZ);
  }

  private void rela(int tableTag, int sizeTag) throws ElfFormatException {
    OptionalLong table = entries.value(tableTag);
    long size = entries.valueOr(sizeTag, 0);
    if (table.isEmpty() || size == 0) {
      return;
    }
    long offset = place(table.getAsLong());
    if (size < 0 || size / SIZE > image.fileBytesFrom(table.getAsLong()) / SIZE) {
      throw new ElfFormatException(offset, "a table of " + size + " bytes runs out of its segment");
    }
    expect(size / SIZE);
    for (long i = 0; i < size / SIZE; i++) {
      long at = offset + i * SIZE;
      add(bytes.i64(at), bytes.i64(at + 8), bytes.i64(at + 16));
    }
  }

  /** Each even word names a place; each odd one is a bit map of the 63 places after it. */
  private void relr() throws ElfFormatException {
    OptionalLong table = entries.value(DynamicEntries.RELR);
    if (table.isEmpty()) {
      return;
    }
    long offset = place(table.getAsLong());
    long size = entries.valueOr(DynamicEntries.RELRSZ, 0);
    long words = Math.min(size, image.fileBytesFrom(table.getAsLong())) / 8;
    long next = 0;
    for (long i = 0; i < words; i++) {
      long word = bytes.i64(offset + i * 8);
      if ((word & 1) == 0) {
        addRelative(word);
        next = word + 8;
        continue;
      }
      for (long bits = word >>> 1, at = next; bits != 0; bits >>>= 1, at += 8) {
        if ((bits & 1) != 0) {
          addRelative(at);
        }
      }
      next += 63 * 8;
    }
  }

  private void addRelative(long address) throws ElfFormatException {
    add(address, types.relative(), image.longAt(address).orElse(0));
  }

  private void add(long address, long info, long addend) throws ElfFormatException {
    if (count == Relocations.MAX) {
      throw new ElfFormatException(0, "only the first " + count + " were read");
    }
    if (count == addresses.length) {
      expect(count);
    }
    addresses[count] = address;
    infos[count] = info;
    addends[count++] = addend;
  }

  /** Makes room for so many more. */
  private void expect(long more) {
    int room = (int) Math.min(Relocations.MAX, count + more);
    if (room > addresses.length) {
      addresses = Arrays.copyOf(addresses, room);
      infos = Arrays.copyOf(infos, room);
      addends = Arrays.copyOf(addends, room);
    }
  }

  private long place(long address) throws ElfFormatException {
    return image
        .fileOffset(address)
        .orElseThrow(
            () ->
                new ElfFormatException(
                    0, "the table at address 0x" + Long.toHexString(address) + " is nowhere"));
  }
}
