package io.nifproof.audit.rule;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifLibrary;
import io.nifproof.audit.platform.EnifTable;
import io.nifproof.audit.platform.Target;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.Place;
import io.nifproof.node.FunctionId;
import io.nifproof.spec.NifModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What rules judge: a file that is a NIF, or would be one if it exported {@code nif_init}.
 *
 * @param path the file
 * @param nif its facts
 * @param target where it shall load
 * @param module the Erlang side, when it was given
 * @param calls Erlang expressions that are to be evaluated with it
 * @param links what it needs, as far as that was found
 * @param imports the symbols that it must find elsewhere to load
 */
public record AuditSubject(
    Path path,
    NifLibrary nif,
    Target target,
    Optional<NifModule> module,
    List<String> calls,
    Links links,
    List<Symbol> imports) {
  private static final int HIGHEST_ARITY = 255;

  public static AuditSubject of(
      Path path, NifLibrary nif, Target target, Optional<NifModule> module, List<String> calls) {
    List<Symbol> imports =
        nif.elf().symbols().stream()
            .filter(symbol -> symbol.imported() && symbol.binding() != Symbol.Binding.WEAK)
            .toList();
    Links links = Links.of(path, nif.elf(), target);
    return new AuditSubject(path, nif, target, module, calls, links, imports);
  }

  ElfFile elf() {
    return nif.elf();
  }

  /** The library as a whole. */
  Place whole() {
    return Place.of(path);
  }

  /** A row of its table. */
  Place row(NifFunction row) {
    Place place = whole().row(row.index(), row.fileOffset());
    return row.text().map(place::symbol).orElse(place);
  }

  /** Its entry, when the file itself tells what the VM will see. */
  Optional<NifEntry> entry() {
    boolean runTime = nif.certainty().equals(Optional.of(EntryCertainty.BUILT_AT_RUN_TIME));
    return runTime ? Optional.empty() : nif.entry();
  }

  /**
   * Whether a VM or a library of the target has a symbol; empty when nobody can be asked who would
   * know all.
   */
  Optional<Boolean> provided(String symbol) {
    if (EnifTable.get().otpOf(symbol).isPresent() || links.offered(symbol)) {
      return Optional.of(true);
    }
    return target.runtime().isPresent() && links.complete() ? Optional.of(false) : Optional.empty();
  }

  /** The rows, when they can be taken for what they are. */
  List<NifFunction> rows() {
    return entry().filter(found -> !narrow(found)).map(NifEntry::functions).orElse(List.of());
  }

  /**
   * Whether the rows are those of a struct of three fields. Of a table of one row only a number
   * that nobody writes as flags tells.
   */
  static boolean narrow(NifEntry entry) {
    return entry.narrowRows()
        && (entry.count() > 1
            || entry.functions().isEmpty()
            || entry.functions().get(0).flags().orElse(0) > HIGHEST_ARITY);
  }

  /** The functions that the rows name; rows that name none are left out. */
  List<FunctionId> functions() {
    return rows().stream()
        .filter(row -> SymbolNames.isAtom(row.name()) && row.arity() <= HIGHEST_ARITY)
        .map(row -> new FunctionId(row.text().orElseThrow(), (int) row.arity()))
        .toList();
  }

  /** Where the entry is. */
  Place entryPlace() {
    OptionalLong none = OptionalLong.empty();
    OptionalLong at =
        nif.entry().map(found -> elf().image().fileOffset(found.address())).orElse(none);
    return new Place(path, Optional.of("ErlNifEntry"), java.util.OptionalInt.empty(), at);
  }
}
