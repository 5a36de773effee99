package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.image.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an entry, its table and its texts lie, and what the file cannot tell of them. */
final class EntryMemory {
  private static final int ENTRY_SIZE = 96;

  private EntryMemory() {}

  /** The pieces of memory that the VM will read. */
  static List<LoadTimeCode.Range> of(NifEntry entry) {
    List<LoadTimeCode.Range> ranges = new ArrayList<>();
    ranges.add(new LoadTimeCode.Range(entry.address(), ENTRY_SIZE));
    if (entry.table().local().isPresent()) {
      long size = (long) Math.max(1, entry.functions().size()) * entry.version().rowSize();
      ranges.add(new LoadTimeCode.Range(entry.table().local().getAsLong(), size));
    }
    text(entry.module(), ranges);
    entry.functions().forEach(row -> text(row.name(), ranges));
    return ranges;
  }

  private static void text(CString name, List<LoadTimeCode.Range> ranges) {
    if (name instanceof CString.Text text) {
      ranges.add(new LoadTimeCode.Range(text.address(), text.value().length() + 1L));
    }
  }

  /**
   * Whether nothing can be written there once the loader is done, unless the library unlocks it.
   */
  static boolean locked(ElfFile elf, NifEntry entry) {
    return of(entry).stream()
            .allMatch(
                range ->
                    elf.constant(range.from()) && elf.constant(range.from() + range.length() - 1))
        && elf.symbols().stream().map(Symbol::name).noneMatch("mprotect"::equals);
  }

  /** What of it only the loader will know, in words. */
  static Optional<String> untold(NifEntry entry) {
    for (NifFunction row : entry.functions()) {
      if (row.code() instanceof Pointer.Unknown code) {
        return Optional.of("the function of row " + (row.index() + 1) + ": " + code.reason());
      }
      if (row.name() instanceof CString.Wild name && name.pointer() instanceof Pointer.Unknown p) {
        return Optional.of("the name of row " + (row.index() + 1) + ": " + p.reason());
      }
    }
    return entry.table() instanceof Pointer.Unknown table
        ? Optional.of("the table: " + table.reason())
        : Optional.empty();
  }
}
