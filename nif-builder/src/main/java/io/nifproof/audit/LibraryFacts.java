package io.nifproof.audit;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.LibraryKind;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.TableQuestion;
import io.nifproof.audit.rule.Links;
import io.nifproof.elf.ElfMachine;
import io.nifproof.elf.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an audit keeps of a library: not its bytes and symbols, so that many audits fit into memory.
 * Immutable.
 *
 * @param kind what it is to Erlang
 * @param machine its processor
 * @param entry its entry; empty when none can be read from the file
 * @param certainty how sure the entry, or its absence, is; empty when nothing of a NIF is there
 * @param asked what came of asking the library itself; empty when nobody did
 * @param needed the libraries it needs
 * @param imports the {@code enif_} functions it imports, sorted
 * @param own the libraries that come with it, and itself, by the names that others know them by
 */
public record LibraryFacts(
    LibraryKind kind,
    ElfMachine machine,
    Optional<NifEntry> entry,
    Optional<EntryCertainty> certainty,
    Optional<TableQuestion> asked,
    List<String> needed,
    List<String> imports,
    Map<String, Path> own) {
  /** Copies lists and map. */
  public LibraryFacts {
    needed = List.copyOf(needed);
    imports = List.copyOf(imports);
    own = Map.copyOf(own);
  }

  static LibraryFacts of(NifLibrary nif, Links links) {
    Map<String, Path> own = new HashMap<>();
    links.own().forEach(library -> own.putIfAbsent(library.name(), library.file()));
    List<String> imports = new ArrayList<>();
    for (Symbol symbol : nif.elf().symbols()) {
      if (symbol.imported() && symbol.name().startsWith("enif_")) {
        imports.add(symbol.name());
      }
    }
    imports.sort(null);
    return new LibraryFacts(
        nif.kind(),
        nif.elf().header().machine(),
        nif.entry(),
        nif.certainty(),
        nif.asked(),
        nif.elf().dynamic().needed(),
        imports,
        own);
  }

  /** The module name, when the entry has one. */
  public Optional<String> module() {
    return entry.flatMap(found -> found.module().text());
  }

  /** The rows of the table; none when there is no entry. */
  public List<NifFunction> functions() {
    return entry.map(NifEntry::functions).orElse(List.of());
  }
}
