package io.nifproof.abi.ask;

import com.sun.jna.Pointer;
import io.nifproof.abi.CString;
import io.nifproof.abi.Callback;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the entry that {@code nif_init} returned out of this process's memory. */
final class EntryQuestion {
  private static final int NARROW = 24;
  private static final int WIDE = 32;

  private final LiveMemory memory;

  EntryQuestion(LiveMemory memory) {
    this.memory = memory;
  }

  /** The entry; empty when the pointer leads to no memory that can be read. */
  Optional<NifEntry> read(Pointer at) {
    StructLayout.Entry entry = new StructLayout.Entry(at);
    long address = Pointer.nativeValue(at);
    if (!memory.readable(address, entry.end("unload"))) {
      return Optional.empty();
    }
    NifVersion version =
        new NifVersion((int) entry.readField("major"), (int) entry.readField("minor"));
    int count = (int) entry.readField("count");
    Pointer table = (Pointer) entry.readField("funcs");
    boolean wide = version.rowSize() == WIDE;
    List<NifFunction> rows = rows(table, count, wide);
    boolean narrow = wide && !plausible(rows, count) && plausible(rows(table, count, false), count);
    return Optional.of(
        new NifEntry(
            address,
            version,
            memory.string((Pointer) entry.readField("name")),
            count,
            place(table),
            rows,
            callbacks(entry),
            text(entry, "variant", version, NifVersion.VARIANT),
            has(entry, "options", version, NifVersion.FLAGS)
                ? OptionalLong.of(Integer.toUnsignedLong((int) entry.readField("options")))
                : OptionalLong.empty(),
            has(entry, "resourceInitSize", version, NifVersion.RESOURCE_SIZE)
                ? OptionalLong.of((long) entry.readField("resourceInitSize"))
                : OptionalLong.empty(),
            text(entry, "minErts", version, NifVersion.MIN_ERTS),
            narrow));
  }

  private static boolean plausible(List<NifFunction> rows, int count) {
    return count > 0 && rows.size() == count && rows.stream().allMatch(NifFunction::plausible);
  }

  private List<NifFunction> rows(Pointer table, int count, boolean wide) {
    List<NifFunction> rows = new ArrayList<>();
    int size = wide ? WIDE : NARROW;
    for (int i = 0; table != null && i < Math.min(count, NifEntry.MAX_FUNCTIONS); i++) {
      Pointer at = table.share((long) i * size);
      if (!memory.readable(Pointer.nativeValue(at), size)) {
        break;
      }
      StructLayout.Narrow row = wide ? new StructLayout.Row(at) : new StructLayout.Narrow(at);
      row.read();
      rows.add(row(i, row, at));
    }
    return rows;
  }

  private NifFunction row(int index, StructLayout.Narrow row, Pointer at) {
    OptionalLong flags =
        row instanceof StructLayout.Row wide
            ? OptionalLong.of(Integer.toUnsignedLong(wide.flags))
            : OptionalLong.empty();
    return new NifFunction(
        index,
        Pointer.nativeValue(at),
        OptionalLong.empty(),
        memory.string(row.name),
        Integer.toUnsignedLong(row.arity),
        place(row.code),
        memory.executable(Pointer.nativeValue(row.code)),
        flags);
  }

  private static Map<Callback, io.nifproof.elf.image.Pointer> callbacks(StructLayout.Entry entry) {
    Map<Callback, io.nifproof.elf.image.Pointer> found = new EnumMap<>(Callback.class);
    for (Callback callback : Callback.values()) {
      Pointer pointer = (Pointer) entry.readField(callback.toString());
      if (pointer != null) {
        found.put(callback, place(pointer));
      }
    }
    return found;
  }

  private Optional<CString> text(
      StructLayout.Entry entry, String field, NifVersion version, NifVersion since) {
    return has(entry, field, version, since)
        ? Optional.of(memory.string((Pointer) entry.readField(field)))
        : Optional.empty();
  }

  /** Whether the version has the field, and memory is where it should be. */
  private boolean has(
      StructLayout.Entry entry, String field, NifVersion version, NifVersion since) {
    long address = Pointer.nativeValue(entry.getPointer()) + entry.offset(field);
    return version.atLeast(since) && memory.readable(address, 8);
  }

  private static io.nifproof.elf.image.Pointer place(Pointer pointer) {
    return pointer == null
        ? new io.nifproof.elf.image.Pointer.Null()
        : new io.nifproof.elf.image.Pointer.Raw(Pointer.nativeValue(pointer));
  }
}
