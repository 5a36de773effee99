package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ELF files as NIF libraries. Executes nothing of them. */
public final class NifReader {
  private NifReader() {}

  /**
   * Reads what the file says of its entry and table; broken ones are facts, not errors.
   *
   * @throws ElfFormatException when the file shrinks while it is read
   */
  public static NifLibrary read(ElfFile elf) throws ElfFormatException {
    try {
      return library(elf);
    } catch (InternalError e) {
      // The JVM's word for an access beyond the end of a mapped file.
      throw new ElfFormatException(0, "the file shrank while it was read");
    }
  }

  private static NifLibrary library(ElfFile elf) {
    Optional<InitFunction> init =
        elf.exported("nif_init").or(() -> elf.exported("_nif_init")).map(s -> follow(elf, s));
    List<Long> scanned = new EntryScan(elf).find();
    EntryReader reader = new EntryReader(elf);
    Optional<Long> decoded = init.flatMap(NifReader::returnedAddress);
    Optional<Long> address = decoded.or(() -> only(scanned));
    Optional<NifEntry> entry = address.flatMap(reader::read);
    List<String> doubts = entry.map(known -> doubts(elf, known)).orElse(List.of());
    Optional<EntryCertainty> certainty = certainty(reader, init, entry, doubts, scanned);
    return new NifLibrary(
        elf, kind(elf, init), init, entry, certainty, doubts, scanned, Optional.empty());
  }

  /** What beside {@code nif_init} may make the entry another one than the file has. */
  private static List<String> doubts(ElfFile elf, NifEntry entry) {
    List<String> doubts = new ArrayList<>();
    EntryMemory.untold(entry).ifPresent(doubts::add);
    if (!EntryMemory.locked(elf, entry)) {
      doubts.addAll(LoadTimeCode.mayChange(elf, EntryMemory.of(entry)));
    }
    return doubts;
  }

  private static InitFunction follow(ElfFile elf, Symbol symbol) {
    return new InitTracer(elf, symbol).run();
  }

  private static Optional<Long> returnedAddress(InitFunction init) {
    return init.returned()
        .filter(pointer -> pointer instanceof Pointer.Local)
        .map(pointer -> pointer.local().getAsLong());
  }

  private static Optional<Long> only(List<Long> scanned) {
    return scanned.size() == 1 ? Optional.of(scanned.get(0)) : Optional.empty();
  }

  private static LibraryKind kind(ElfFile elf, Optional<InitFunction> init) {
    if (init.isPresent()) {
      return LibraryKind.NIF;
    }
    if (elf.exported("driver_init").isPresent()) {
      return LibraryKind.DRIVER;
    }
    return elf.exported("bind_engine").isPresent() ? LibraryKind.ENGINE : LibraryKind.OTHER;
  }

  private static Optional<EntryCertainty> certainty(
      EntryReader reader,
      Optional<InitFunction> init,
      Optional<NifEntry> entry,
      List<String> doubts,
      List<Long> scanned) {
    if (entry.isEmpty()) {
      return init.map(
          function ->
              function.returnsNull() || !function.inCode()
                  ? EntryCertainty.PROVEN
                  : EntryCertainty.BUILT_AT_RUN_TIME);
    }
    if (!doubts.isEmpty() || !init.map(InitFunction::plain).orElse(false)) {
      return Optional.of(
          reader.tableIsEmpty(entry.get())
              ? EntryCertainty.BUILT_AT_RUN_TIME
              : EntryCertainty.IN_THE_FILE);
    }
    boolean found = scanned.contains(entry.get().address());
    return Optional.of(found ? EntryCertainty.PROVEN : EntryCertainty.SINGLE_WITNESS);
  }
}
