package io.nifproof.audit;

import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** NP042 to NP044: what it needs of other libraries, and whether the target has it. */
final class LinkRules implements Rule {
  private static final Set<String> OF_THE_LOADER =
      Set.of("__tls_get_addr", "_GLOBAL_OFFSET_TABLE_", "__cxa_finalize", "__gmon_start__");

  @Override
  public void judge(Subject subject, Findings findings) {
    Optional<RuntimeOracle> runtime = subject.target().runtime();
    List<String> needed = subject.elf().dynamic().needed();
    needed.stream()
        .filter(library -> !has(subject, library))
        .forEach(library -> missing(subject, library, findings));
    // With a library that cannot be asked, nobody can say what it would have provided.
    if (runtime.isPresent() && needed.stream().allMatch(runtime.get()::has)) {
      undefined(subject, runtime.get(), findings);
    }
    mixed(subject, needed, findings);
  }

  /** Libraries beside it are the library's own matter; a policy or a runtime judges the others. */
  private static boolean has(Subject subject, String library) {
    if (library.contains("/") || brought(subject, library)) {
      return true;
    }
    if (subject.target().runtime().isPresent()) {
      return !runPath(subject).isEmpty() || subject.target().runtime().get().has(library);
    }
    return subject.target().policy().map(policy -> policy.has(library)).orElse(true);
  }

  private static boolean brought(Subject subject, String library) {
    try {
      return runPath(subject).contains("$ORIGIN")
          && Files.isRegularFile(subject.path().toAbsolutePath().resolveSibling(library));
    } catch (InvalidPathException e) {
      return false; // no name that this machine's file system takes
    }
  }

  private static String runPath(Subject subject) {
    return subject.elf().dynamic().searchPath();
  }

  private static void missing(Subject subject, String library, Findings findings) {
    findings
        .warning(FindingId.NP043, subject.whole().symbol(library))
        .found("it needs `" + library + "`")
        .expected("only libraries that " + subject.target().name() + " has")
        .means(
            subject.target().name()
                + " does not bring `"
                + library
                + "`: where it is not installed, the library does not load (\"cannot open shared"
                + " object file\")")
        .remedy("link it statically, ship it beside the NIF with $ORIGIN, or require its package");
  }

  private static void undefined(Subject subject, RuntimeOracle runtime, Findings findings) {
    for (Symbol symbol : subject.imports()) {
      String name = symbol.name();
      boolean judgedElsewhere = name.startsWith("enif_") || symbol.version().isPresent();
      if (judgedElsewhere
          || OF_THE_LOADER.contains(name)
          || runtime.offers(name)
          || runtime.offeredBy(subject.elf().dynamic().needed(), name)) {
        continue;
      }
      findings
          .error(FindingId.NP042, subject.whole().symbol(name))
          .found("it imports `" + name + "`")
          .expected("symbols of the VM, of libc, or of a library it names as needed")
          .means(
              "nobody provides `"
                  + name
                  + "`: neither beam.smp of "
                  + subject.target().name()
                  + " nor "
                  + (subject.elf().dynamic().needed().isEmpty()
                      ? "any library (it needs none)"
                      : String.join(", ", subject.elf().dynamic().needed()))
                  + ". The VM loads with all symbols bound and refuses the library")
          .remedy("add the source or the -l of the library that defines it");
    }
  }

  private static void mixed(Subject subject, List<String> needed, Findings findings) {
    boolean glibc =
        subject.elf().versionNeeds().stream().anyMatch(need -> need.version().startsWith("GLIBC_"));
    Optional<String> musl =
        needed.stream()
            .filter(name -> name.startsWith("libc.musl-") || name.equals("libc.so"))
            .findFirst();
    Optional<CLibrary.Kind> wanted = subject.target().libc().map(CLibrary::kind);
    boolean wrong =
        (glibc && musl.isPresent())
            || (glibc && wanted.equals(Optional.of(CLibrary.Kind.MUSL)))
            || (musl.isPresent() && wanted.equals(Optional.of(CLibrary.Kind.GLIBC)));
    if (wrong) {
      String found =
          (glibc ? "glibc's symbol versions" : "")
              + (glibc && musl.isPresent() ? " and " : "")
              + musl.map(name -> "musl's `" + name + "`").orElse("");
      findings
          .error(FindingId.NP044, subject.whole().symbol(musl.orElse("libc.so.6")))
          .found(found)
          .expected(
              wanted
                  .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                  .orElse("one C library"))
          .means(
              "the library needs "
                  + found
                  + ": the VM's own C library is another, and two in"
                  + " one process do not work")
          .remedy(
              "build it in a system of the same C library, e.g. a container of Alpine for musl");
    }
  }
}
