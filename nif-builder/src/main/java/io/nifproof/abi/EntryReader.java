package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.Pointer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads an {@code ErlNifEntry}. */
final class EntryReader {
  static final int MODULE = 8;

  private static final int COUNT = 16;
  private static final int TABLE = 24;
  private static final int VARIANT = 64;
  private static final int OPTIONS = 72;
  private static final int RESOURCE_SIZE = 80;
  private static final int MIN_ERTS = 88;
  private static final int FIRST_PART = 64;

  private final ElfFile elf;
  private final Image image;
  private final CStrings strings;

  EntryReader(ElfFile elf) {
    this.elf = elf;
    this.image = elf.image();
    this.strings = new CStrings(elf);
  }

  /** The entry at an address; empty when the file holds nothing there. */
  Optional<NifEntry> read(long address) {
    OptionalInt major = image.intAt(address);
    OptionalInt minor = image.intAt(address + 4);
    OptionalInt count = image.intAt(address + COUNT);
    if (major.isEmpty() || minor.isEmpty() || count.isEmpty() || blank(address)) {
      return Optional.empty();
    }
    NifVersion version = new NifVersion(major.getAsInt(), minor.getAsInt());
    Pointer table = elf.pointerAt(address + TABLE);
    TableReader rows = new TableReader(elf, strings, table, count.getAsInt());
    List<NifFunction> functions = rows.read(version.rowSize());
    return Optional.of(
        new NifEntry(
            address,
            version,
            strings.at(address + MODULE),
            count.getAsInt(),
            table,
            functions,
            callbacks(address),
            text(version, NifVersion.VARIANT, address + VARIANT),
            options(version, address),
            resourceSize(version, address),
            text(version, NifVersion.MIN_ERTS, address + MIN_ERTS),
            version.rowSize() > TableReader.NARROW && rows.makesSenseOnlyNarrow(functions)));
  }

  /**
   * Whether the file has no rows: it counts none, or the table is nowhere, or lies in memory that
   * the file has no bytes for.
   */
  boolean tableIsEmpty(NifEntry entry) {
    OptionalLong table = entry.table().local();
    return entry.count() == 0
        || entry.table() instanceof Pointer.Null
        || (table.isPresent()
            && image.segmentAt(table.getAsLong()).isPresent()
            && image.fileOffset(table.getAsLong()).isEmpty());
  }

  /** Whether nothing but zeros is there: other code fills it later. */
  private boolean blank(long address) {
    for (int i = 0; i < FIRST_PART; i += 8) {
      if (!(elf.pointerAt(address + i) instanceof Pointer.Null)) {
        return false;
      }
    }
    return true;
  }

  private Map<Callback, Pointer> callbacks(long address) {
    Map<Callback, Pointer> found = new EnumMap<>(Callback.class);
    for (Callback callback : Callback.values()) {
      Pointer pointer = elf.pointerAt(address + callback.offset());
      if (!(pointer instanceof Pointer.Null)) {
        found.put(callback, pointer);
      }
    }
    return found;
  }

  private Optional<CString> text(NifVersion version, NifVersion since, long address) {
    return version.atLeast(since) ? Optional.of(strings.at(address)) : Optional.empty();
  }

  private OptionalLong options(NifVersion version, long address) {
    OptionalInt value = image.intAt(address + OPTIONS);
    return version.atLeast(NifVersion.FLAGS) && value.isPresent()
        ? OptionalLong.of(Integer.toUnsignedLong(value.getAsInt()))
        : OptionalLong.empty();
  }

  private OptionalLong resourceSize(NifVersion version, long address) {
    return version.atLeast(NifVersion.RESOURCE_SIZE)
        ? image.longAt(address + RESOURCE_SIZE)
        : OptionalLong.empty();
  }
}
