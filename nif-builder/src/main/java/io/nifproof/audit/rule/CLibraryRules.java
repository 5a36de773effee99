package io.nifproof.audit.rule;

import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.MuslSymbols;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.VersionNeed;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.loader.SharedLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** NP044: glibc and musl. Musl takes libc.so.6 for itself and looks at no versions. */
public final class CLibraryRules implements Rule {
  @Override
  public void judge(AuditSubject subject, Findings findings) {
    for (SharedLibrary library : subject.links().own()) {
      judge(subject, library, findings);
    }
  }

  private static void judge(AuditSubject subject, SharedLibrary library, Findings findings) {
    boolean glibc =
        library.needs().stream().map(VersionNeed::version).anyMatch(CLibraryRules::ofGlibc);
    Optional<String> musl =
        library.dynamic().needed().stream()
            .filter(name -> name.startsWith("libc.musl-") || name.equals("libc.so"))
            .findFirst();
    Optional<CLibrary.Kind> wanted = subject.target().libc().map(CLibrary::kind);
    if (wanted.equals(Optional.of(CLibrary.Kind.MUSL))) {
      List<String> lacking = glibc ? lacking(subject, library) : List.of();
      if (!lacking.isEmpty()) {
        onMusl(subject, library, lacking, findings);
      }
    } else if (musl.isPresent() && (glibc || wanted.isPresent())) {
      onGlibc(subject, musl.get(), glibc, wanted, findings);
    }
  }

  private static boolean ofGlibc(String version) {
    return version.startsWith("GLIBC_");
  }

  /** What it uses of glibc and musl has not: by the runtime's own file, or else by a list. */
  private static List<String> lacking(AuditSubject subject, SharedLibrary library) {
    boolean known = subject.target().runtime().isPresent();
    return library.imports().stream()
        .filter(symbol -> symbol.version().filter(CLibraryRules::ofGlibc).isPresent())
        .map(Symbol::name)
        .filter(name -> known ? !subject.links().offered(name) : !MuslSymbols.has(name))
        .toList();
  }

  private static void onMusl(
      AuditSubject subject, SharedLibrary library, List<String> lacking, Findings findings) {
    boolean own = library.file().equals(subject.path());
    findings
        .error(FindingId.NP044, subject.whole().symbol(own ? "libc.so.6" : library.name()))
        .found(
            (own ? "it" : "the library `" + library.file() + "`, which it brings,")
                + " uses "
                + SymbolVersionRules.shown(lacking)
                + " of glibc")
        .expected("only what musl has too")
        .means(
            "the library was built against glibc, and uses what musl has not: the VM's loader"
                + " refuses it (\"symbol not found\")")
        .remedy("build it in a system of the same C library, e.g. a container of Alpine for musl");
  }

  private static void onGlibc(
      AuditSubject subject,
      String musl,
      boolean glibc,
      Optional<CLibrary.Kind> wanted,
      Findings findings) {
    String found = (glibc ? "glibc's symbol versions and " : "") + "musl's `" + musl + "`";
    findings
        .error(FindingId.NP044, subject.whole().symbol(musl))
        .found(found)
        .expected(wanted.map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("one C library"))
        .means(
            "the library needs "
                + found
                + ": the VM's own C library is another, and two in one process do not work")
        .remedy("build it in a system of the same C library as the VM's");
  }
}
