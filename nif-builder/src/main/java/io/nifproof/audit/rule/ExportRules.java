package io.nifproof.audit.rule;

import io.nifproof.audit.platform.RuntimeOracle;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Relocation;
import io.nifproof.elf.Relocations;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** NP061: symbols that others can see, and that the VM's own may replace. */
public final class ExportRules implements Rule {
  private static final Set<String> FINE =
      Set.of(
          "nif_init",
          "_nif_init",
          "_init",
          "_fini",
          "_edata",
          "_end",
          "__bss_start",
          "_start",
          "__bss_start__",
          "__end__",
          "_bss_end__",
          "__bss_end__");
  private static final int SHOWN = 5;

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    List<Symbol> exports =
        subject.elf().symbols().stream()
            .filter(symbol -> symbol.exported() && !FINE.contains(symbol.name()))
            .toList();
    BitSet bound = subject.elf().dynamic().symbolic() ? new BitSet() : bound(subject.elf());
    Optional<RuntimeOracle> runtime = subject.target().runtime();
    boolean clash = false;
    for (int i = 0; runtime.isPresent() && i < subject.elf().symbols().size(); i++) {
      Symbol symbol = subject.elf().symbols().get(i);
      if (bound.get(i) && takenOver(symbol) && runtime.get().exports(symbol.name())) {
        clash(subject, symbol, findings);
        clash = true;
      }
    }
    if (!exports.isEmpty() && !clash) {
      more(subject, exports, findings);
    }
  }

  /** The symbols through which the library itself reaches its own code and data. */
  private static BitSet bound(ElfFile elf) {
    BitSet bound = new BitSet(elf.symbols().size());
    Relocations relocations = elf.relocations();
    for (int i = 0; i < relocations.size(); i++) {
      int symbol = relocations.symbol(i);
      if (symbol > 0 && symbol < elf.symbols().size() && throughSymbol(relocations.kind(i))) {
        bound.set(symbol);
      }
    }
    return bound;
  }

  private static boolean throughSymbol(Relocation.Kind kind) {
    return kind == Relocation.Kind.JUMP_SLOT
        || kind == Relocation.Kind.GLOB_DAT
        || kind == Relocation.Kind.ABSOLUTE;
  }

  /** Weak C++ symbols are the same inline function everywhere, and are meant to be merged. */
  private static boolean takenOver(Symbol symbol) {
    return symbol.exported()
        && symbol.visibility() == Symbol.Visibility.DEFAULT
        && !FINE.contains(symbol.name())
        && !(symbol.binding() != Symbol.Binding.GLOBAL && symbol.name().startsWith("_Z"));
  }

  private static void clash(AuditSubject subject, Symbol symbol, Findings findings) {
    String vm = "beam.smp of " + subject.target().name();
    findings
        .error(FindingId.NP061, subject.whole().symbol(symbol.name()))
        .found("the library defines and uses `" + symbol.name() + "`, and " + vm + " exports it")
        .expected("names of its own, or hidden ones")
        .means(
            "the loader binds the library's uses of `"
                + symbol.name()
                + "` to the VM's own of that name, which is another function: a crash, or worse")
        .remedy(
            "compile with -fvisibility=hidden (ERL_NIF_INIT stays visible), make it static, or"
                + " link with -Wl,-Bsymbolic");
  }

  private static void more(AuditSubject subject, List<Symbol> exports, Findings findings) {
    String shown =
        String.join(
            ", ",
            exports.stream()
                .limit(SHOWN)
                .map(s -> "`" + SymbolNames.shortened(s.name()) + "`")
                .toList());
    findings
        .note(FindingId.NP061, subject.whole())
        .found(
            exports.size()
                + " symbols beside nif_init: "
                + shown
                + (exports.size() > SHOWN ? ", …" : ""))
        .expected("nif_init alone")
        .means("names that it exports can clash with those of another library in the VM")
        .remedy("compile with -fvisibility=hidden, or link with a version script");
  }
}
