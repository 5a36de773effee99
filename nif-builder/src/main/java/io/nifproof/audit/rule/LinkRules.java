package io.nifproof.audit.rule;

import static java.util.stream.Collectors.joining;

import io.nifproof.audit.platform.SymbolOwner;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import io.nifproof.loader.MissingLibrary;
import io.nifproof.loader.SharedLibrary;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NP042, NP043: what it and the libraries it brings need of others, and who has it. */
public final class LinkRules implements Rule {
  private static final Set<String> OF_THE_LOADER =
      Set.of("__tls_get_addr", "_GLOBAL_OFFSET_TABLE_", "__cxa_finalize", "__gmon_start__");

  /** A name, and the number as {@code -1.2.so} or {@code .so.1}. */
  private static final Pattern SONAME =
      Pattern.compile("(.+?)(?:-([0-9][0-9.]*))?\\.so(?:\\.([0-9]+).*)?");

  /** For so many symbols all libraries of the system are looked through; the others are alike. */
  private static final int MOST_LOOKED_FOR = 8;

  /** What VMs export beside the functions of erl_nif.h. */
  private static final List<String> OF_VMS = List.of("enif_", "erl_drv_", "driver_", "erts_");

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    subject.links().missing().forEach(lost -> missing(subject, lost, findings));
    int told = 0;
    for (SharedLibrary library : subject.links().own()) {
      for (Symbol symbol : open(subject.target().runtime().isPresent(), library)) {
        // With a library that cannot be asked, nobody can say what it would have provided.
        if (subject.links().complete() && !subject.links().offered(symbol.name())) {
          undefined(subject, library, symbol.name(), told++ < MOST_LOOKED_FOR, findings);
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
                + " object file\")"
                + otherReleases(subject, name))
        .remedy(
            "link it statically, ship it beside the NIF with $ORIGIN, or require its package"
                + debianPackage(name).map(one -> " (of Debian usually " + one + ")").orElse(""));
  }

  private static String otherReleases(AuditSubject subject, String name) {
    List<String> others =
        subject.links().system().map(search -> search.otherReleases(name)).orElse(List.of());
    return others.isEmpty() ? "" : "; what is there is another release: " + names(others);
  }

  /** By Debian's policy: a library's package has the name and number of its SONAME. */
  private static Optional<String> debianPackage(String soname) {
    Matcher parts = SONAME.matcher(soname);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String stem = parts.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
    String number = parts.group(2) == null ? parts.group(3) : parts.group(2);
    boolean digit = Character.isDigit(stem.charAt(stem.length() - 1));
    return Optional.of("`" + stem + (digit ? "-" : "") + number + "`");
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
      AuditSubject subject,
      SharedLibrary library,
      String name,
      boolean lookedFor,
      Findings findings) {
    boolean known = subject.target().runtime().isPresent();
    boolean own = library.file().equals(subject.path());
    String who = own ? "it" : "the library `" + library.file() + "`, which it brings,";
    String shown = "`" + SymbolNames.shortened(name) + "`";
    SymbolOwner owner = SymbolOwner.of(name);
    List<String> has =
        subject
            .links()
            .system()
            .filter(unused -> lookedFor)
            .map(search -> search.defining(name, library.machine()))
            .orElse(List.of());
    findings
        .of(
            known ? Severity.ERROR : Severity.WARNING,
            FindingId.NP042,
            subject.whole().symbol(name))
        .found(who + " imports " + shown)
        .expected("symbols of the VM, of libc, or of a library that it names as needed")
        .means(
            "nobody provides "
                + shown
                + asked(subject, library)
                + ". The VM loads with all symbols bound and refuses the library"
                + (owner.known() && has.isEmpty() ? "; " + owner.whose() : "")
                + (has.isEmpty()
                    ? ""
                    : "; " + names(has) + (known ? " there" : " of this machine") + " defines it"))
        .remedy(
            has.isEmpty()
                ? owner.remedy().replace("$symbol", shown)
                : "add " + linkWord(has.get(0)) + " to the link, behind the sources and objects");
  }

  private static String asked(AuditSubject subject, SharedLibrary library) {
    boolean known = subject.target().runtime().isPresent();
    List<String> needed = library.dynamic().needed();
    return ": neither "
        + (known ? "beam.smp of " + subject.target().name() : "erl_nif.h")
        + " nor "
        + (needed.isEmpty()
            ? "any library (it needs none)"
            : String.join(", ", needed) + (known ? "" : " of this machine"));
  }

  private static String names(List<String> libraries) {
    return libraries.stream().map(name -> "`" + name + "`").collect(joining(" or "));
  }

  /** {@code -lz}. */
  private static String linkWord(String library) {
    Matcher parts = SONAME.matcher(library);
    return parts.matches() && parts.group(1).startsWith("lib")
        ? "-l" + parts.group(1).substring("lib".length())
        : "`" + library + "`";
  }
}
