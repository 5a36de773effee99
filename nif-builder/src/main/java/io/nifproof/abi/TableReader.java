package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the rows of a function table. */
final class TableReader {
  /** The size of a row before flags came. */
  static final int NARROW = 24;

  private static final int ARITY = 8;
  private static final int CODE = 16;
  private static final int FLAGS = 24;

  private final ElfFile elf;
  private final Image image;
  private final CStrings strings;
  private final Pointer table;
  private final int count;

  TableReader(ElfFile elf, CStrings strings, Pointer table, int count) {
    this.elf = elf;
    this.image = elf.image();
    this.strings = strings;
    this.table = table;
    this.count = count;
  }

  /** The rows, as far as the memory of the table goes. */
  List<NifFunction> read(int rowSize) {
    if (table.local().isEmpty()) {
      return List.of();
    }
    List<NifFunction> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(count, NifEntry.MAX_FUNCTIONS); i++) {
      long address = table.local().getAsLong() + (long) i * rowSize;
      OptionalInt arity = image.intAt(address + ARITY);
      if (arity.isEmpty() || image.longAt(address + rowSize - 8).isEmpty()) {
        break;
      }
      rows.add(row(i, address, Integer.toUnsignedLong(arity.getAsInt()), rowSize));
    }
    return rows;
  }

  /** Whether the rows as read are wrong, and rows of 24 bytes would all be right. */
  boolean makesSenseOnlyNarrow(List<NifFunction> asRead) {
    if (count < 1 || count > NifEntry.MAX_FUNCTIONS || sensible(asRead)) {
      return false;
    }
    return sensible(read(NARROW));
  }

  private boolean sensible(List<NifFunction> rows) {
    return rows.size() == count && rows.stream().allMatch(NifFunction::plausible);
  }

  private NifFunction row(int index, long address, long arity, int rowSize) {
    Pointer code = elf.pointerAt(address + CODE);
    boolean executable =
        code instanceof Pointer.External
            || (code instanceof Pointer.Local place && image.executable(place.address()));
    OptionalInt flags = rowSize > NARROW ? image.intAt(address + FLAGS) : OptionalInt.empty();
    return new NifFunction(
        index,
        address,
        image.fileOffset(address),
        strings.at(address),
        arity,
        code,
        executable,
        flags.isPresent()
            ? OptionalLong.of(Integer.toUnsignedLong(flags.getAsInt()))
            : OptionalLong.empty());
  }
}
