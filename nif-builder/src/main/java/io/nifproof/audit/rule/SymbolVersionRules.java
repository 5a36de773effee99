package io.nifproof.audit.rule;

import io.nifproof.audit.platform.AuditPolicy;
import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.DottedVersion;
import io.nifproof.audit.platform.SymbolVersion;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.VersionNeed;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import io.nifproof.loader.SharedLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** NP040, NP041, NP054: versions that it needs of the target's libraries. */
public final class SymbolVersionRules implements Rule {
  private static final DottedVersion RELR = new DottedVersion(List.of(2, 36));
  private static final int SHOWN = 4;

  /** A library, and which of its symbols carry each version. */
  private record Needing(SharedLibrary library, Map<String, List<String>> users) {}

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    Optional<DottedVersion> glibc = subject.target().libc().flatMap(CLibrary::glibc);
    for (SharedLibrary library : subject.links().own()) {
      Needing needing = new Needing(library, users(library));
      for (VersionNeed need : library.needs()) {
        if (!need.weak()) {
          judge(subject, needing, need, glibc, findings);
        }
      }
    }
    relr(subject, glibc, findings);
  }

  /** The target's own file decides; the numbers of a policy only where there is none to ask. */
  private static void judge(
      AuditSubject subject,
      Needing needing,
      VersionNeed need,
      Optional<DottedVersion> glibc,
      Findings findings) {
    Optional<SymbolVersion> version = SymbolVersion.parse(need.version());
    boolean ofGlibc = version.filter(v -> v.family().equals(SymbolVersion.GLIBC)).isPresent();
    if (ofGlibc) {
      glibc
          .filter(has -> version.get().number().after(has))
          .ifPresent(
              has -> tooNew(subject, needing, FindingId.NP040, need, "glibc-" + has, findings));
      return;
    }
    Optional<SharedLibrary> provider = subject.links().named(need.library());
    if (subject.target().runtime().isPresent() && !musl(subject) && provider.isPresent()) {
      // A library without any versions is taken as it is.
      Set<String> has = provider.get().versions();
      if (!has.isEmpty() && !has.contains(need.version()) && !need.version().startsWith("GLIBC_")) {
        String file = "the versions of `" + provider.get().file() + "`";
        tooNew(subject, needing, FindingId.NP041, need, file, findings);
      }
      return;
    }
    Map<String, DottedVersion> symbols =
        subject.target().policy().map(AuditPolicy::symbols).orElse(Map.of());
    version
        .filter(v -> symbols.containsKey(v.family()))
        .filter(v -> v.number().after(symbols.get(v.family())))
        .ifPresent(
            v -> {
              String has = v.family() + "_" + symbols.get(v.family());
              tooNew(subject, needing, FindingId.NP041, need, has, findings);
            });
  }

  private static void tooNew(
      AuditSubject subject,
      Needing needing,
      FindingId id,
      VersionNeed need,
      String has,
      Findings findings) {
    Path file = needing.library().file();
    boolean own = file.equals(subject.path());
    String who = own ? "it" : "the library `" + file + "`, which it brings,";
    String names = shown(needing.users().getOrDefault(need.version(), List.of()));
    String because = names.isEmpty() ? "" : " for " + names;
    findings
        .error(id, subject.whole().symbol(need.version()))
        .found(who + " needs " + need.version() + " of " + need.library() + because)
        .expected("at most " + has + ", which " + subject.target().name() + " has")
        .means(
            "the loader refuses "
                + (own ? "the library" : "`" + file + "`, and with it the library,")
                + " on "
                + subject.target().name()
                + ": \"version `"
                + need.version()
                + "' not found\""
                + (because.isEmpty() ? "" : "; it is needed" + because))
        .remedy(
            id == FindingId.NP040
                ? "build on, or against a sysroot of, the oldest system that shall load it"
                : "build with the target's compiler, or link with -static-libstdc++"
                    + " -static-libgcc");
  }

  /** The imported symbols that carry each version. */
  static Map<String, List<String>> users(SharedLibrary library) {
    Map<String, List<String>> users = new HashMap<>();
    for (Symbol symbol : library.imports()) {
      symbol
          .version()
          .ifPresent(
              version -> users.computeIfAbsent(version, v -> new ArrayList<>()).add(symbol.name()));
    }
    return users;
  }

  /** Names for people: the first few, and how many more; empty for none. */
  static String shown(List<String> names) {
    List<String> first = new ArrayList<>();
    for (String name : names.subList(0, Math.min(SHOWN, names.size()))) {
      first.add("`" + SymbolNames.shortened(name) + "`");
    }
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  private static void relr(AuditSubject subject, Optional<DottedVersion> glibc, Findings findings) {
    List<VersionNeed> needs = subject.elf().versionNeeds();
    boolean marked = needs.stream().anyMatch(need -> need.version().equals("GLIBC_ABI_DT_RELR"));
    if (!subject.elf().dynamic().relr() || marked || musl(subject)) {
      return;
    }
    boolean versions =
        needs.stream()
            .anyMatch(need -> need.library().toLowerCase(Locale.ROOT).contains("libc.so"));
    boolean fails = versions || glibc.map(RELR::after).orElse(false);
    findings
        .of(
            fails ? Severity.ERROR : Severity.WARNING,
            FindingId.NP054,
            subject.whole().symbol("DT_RELR"))
        .found("DT_RELR relocations without the version need GLIBC_ABI_DT_RELR")
        .expected("the marker that glibc asks for, or relocations of the old kind")
        .means(
            versions
                ? "glibc 2.36 and newer refuse the library: \"DT_RELR without GLIBC_ABI_DT_RELR"
                    + " dependency\"; older ones crash"
                : "glibc older than 2.36 does not apply the relocations: the library crashes")
        .remedy("link without --pack-dyn-relocs=relr, or with a linker that writes the marker");
  }

  private static boolean musl(AuditSubject subject) {
    return subject.target().libc().map(known -> known.kind() == CLibrary.Kind.MUSL).orElse(false);
  }
}
