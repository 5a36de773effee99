package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an ELF file as a NIF library.
 *
 * @param elf the facts of the file
 * @param kind what it is to Erlang, by what it exports
 * @param init its {@code nif_init}; empty when it exports none
 * @param entry its entry; empty when none can be read from the file
 * @param certainty how sure the entry, or its absence, is; empty when nothing of a NIF is there
 * @param doubts what beside {@code nif_init} may make the entry another one than the file has:
 *     constructors, functions that are chosen at load time
 * @param scanned where the search found entries: one as a rule, more with decoys
 * @param asked what came of asking the library itself; empty when it was not asked
 */
public record NifLibrary(
    ElfFile elf,
    LibraryKind kind,
    Optional<InitFunction> init,
    Optional<NifEntry> entry,
    Optional<EntryCertainty> certainty,
    List<String> doubts,
    List<Long> scanned,
    Optional<TableQuestion> asked) {
  /** Copies the lists. */
  public NifLibrary {
    doubts = List.copyOf(doubts);
    scanned = List.copyOf(scanned);
  }

  /** The same after the library was asked, with the entry that it gave. */
  public NifLibrary answered(TableQuestion questioning, NifEntry given) {
    return new NifLibrary(
        elf,
        kind,
        init,
        Optional.of(given),
        Optional.of(EntryCertainty.ASKED),
        doubts,
        scanned,
        Optional.of(questioning));
  }

  /** The same after the library was asked and gave no entry. */
  public NifLibrary unanswered(TableQuestion questioning) {
    return new NifLibrary(
        elf, kind, init, entry, certainty, doubts, scanned, Optional.of(questioning));
  }

  /** The module name, when the entry has one. */
  public Optional<String> module() {
    return entry.flatMap(found -> found.module().text());
  }

  /**
   * The rows of the table; none when there is no entry. When the certainty is {@link
   * EntryCertainty#BUILT_AT_RUN_TIME} they are what the file holds before code fills them.
   */
  public List<NifFunction> functions() {
    return entry.map(NifEntry::functions).orElse(List.of());
  }

  /** Whether code and search name different entries. */
  public boolean witnessesDisagree() {
    Optional<Long> decoded =
        init.flatMap(InitFunction::returned)
            .flatMap(
                pointer ->
                    pointer.local().isPresent()
                        ? Optional.of(pointer.local().getAsLong())
                        : Optional.empty());
    return decoded.isPresent() && !scanned.isEmpty() && !scanned.contains(decoded.get());
  }
}
