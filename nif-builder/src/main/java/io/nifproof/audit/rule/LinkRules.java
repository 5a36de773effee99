package io.nifproof.audit.rule;

import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.loader.MissingLibrary;
import io.nifproof.loader.SharedLibrary;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** NP042, NP043: what it and the libraries it brings need of others, and who has it. */
public final class LinkRules implements Rule {
  private static final Set<String> OF_THE_LOADER =
      Set.of("__tls_get_addr", "_GLOBAL_OFFSET_TABLE_", "__cxa_finalize", "__gmon_start__");

  /** What VMs export beside the functions of erl_nif.h. */
  private static final List<String> OF_VMS = List.of("enif_", "erl_drv_", "driver_", "erts_");

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    subject.links().missing().forEach(lost -> missing(subject, lost, findings));
    for (SharedLibrary library : subject.links().own()) {
      for (Symbol symbol : open(subject.target().runtime().isPresent(), library)) {
        // With a library that cannot be asked, nobody can say what it would have provided.
        if (subject.links().complete() && !subject.links().offered(symbol.name())) {
          undefined(subject, library, symbol.name(), findings);
        }
      }
    }
  }

  /**
   * The symbols that are judged here: versions and functions of VMs have rules of their own.
   *
   * @param known whether the VM is known, which may export more than those functions
   */
  static List<Symbol> open(boolean known, SharedLibrary library) {
    return library.imports().stream()
        .filter(symbol -> symbol.version().isEmpty())
        .filter(symbol -> !OF_THE_LOADER.contains(symbol.name()))
        .filter(symbol -> !CxxRules.ofCxx(symbol.name()))
        .filter(
            symbol ->
                known
                    ? !symbol.name().startsWith("enif_")
                    : OF_VMS.stream().noneMatch(symbol.name()::startsWith))
        .toList();
  }

  private static void missing(AuditSubject subject, MissingLibrary lost, Findings findings) {
    String name = lost.name();
    boolean direct = lost.by().file().equals(subject.path());
    String who = direct ? "it" : "the library `" + lost.by().file() + "`, which it needs,";
    findings
        .warning(FindingId.NP043, subject.whole().symbol(name))
        .found(who + " needs `" + name + "`" + lost.refused().map(why -> "; " + why).orElse(""))
        .expected("only libraries that " + subject.target().name() + " has, or that it brings")
        .means(
            subject.target().name()
                + " does not bring `"
                + name
                + "`"
                + beside(lost)
                + ": where it is not installed, the library does not load (\"cannot open shared"
                + " object file\")")
        .remedy("link it statically, ship it beside the NIF with $ORIGIN, or require its package");
  }

  /** What lies beside a library is not found without a search path that says so. */
  private static String beside(MissingLibrary lost) {
    String path = lost.by().dynamic().searchPath();
    try {
      Path file = lost.by().file().toAbsolutePath().resolveSibling(lost.name());
      if (!lost.name().contains("/") && Files.isRegularFile(file) && !path.contains("ORIGIN")) {
        return ", and though one lies beside, no RUNPATH leads there";
      }
    } catch (InvalidPathException e) {
      return ""; // no name that this machine's file system takes
    }
    return path.isEmpty() ? "" : ", and nothing is at `" + SymbolNames.shortened(path) + "`";
  }

  private static void undefined(
      AuditSubject subject, SharedLibrary library, String name, Findings findings) {
    boolean known = subject.target().runtime().isPresent();
    boolean own = library.file().equals(subject.path());
    String who = own ? "it" : "the library `" + library.file() + "`, which it brings,";
    Place place = subject.whole().symbol(name);
    List<String> needed = library.dynamic().needed();
    findings
        .of(known ? Severity.ERROR : Severity.WARNING, FindingId.NP042, place)
        .found(who + " imports `" + SymbolNames.shortened(name) + "`")
        .expected("symbols of the VM, of libc, or of a library that it names as needed")
        .means(
            "nobody provides `"
                + SymbolNames.shortened(name)
                + "`: neither "
                + (known ? "beam.smp of " + subject.target().name() : "erl_nif.h")
                + " nor "
                + (needed.isEmpty()
                    ? "any library (it needs none)"
                    : String.join(", ", needed) + (known ? "" : " of this machine"))
                + ". The VM loads with all symbols bound and refuses the library")
        .remedy("add the source or the -l of the library that defines it");
  }
}
