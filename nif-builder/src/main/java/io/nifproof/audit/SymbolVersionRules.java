package io.nifproof.audit;

import io.nifproof.elf.Symbol;
import io.nifproof.elf.VersionNeed;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** NP040, NP041, NP054: versions that it needs of the target's libraries. */
final class SymbolVersionRules implements Rule {
  private static final Dotted RELR = new Dotted(List.of(2, 36));
  private static final int SHOWN = 4;

  @Override
  public void judge(Subject subject, Findings findings) {
    Optional<Dotted> glibc = subject.target().libc().flatMap(CLibrary::glibc);
    Map<String, List<String>> users = users(subject);
    for (VersionNeed need : subject.elf().versionNeeds()) {
      Optional<SymbolVersion> version = SymbolVersion.parse(need.version());
      if (version.isEmpty() || need.weak()) {
        continue;
      }
      if (version.get().family().equals(SymbolVersion.GLIBC)) {
        glibc
            .filter(has -> version.get().number().after(has))
            .ifPresent(
                has -> tooNew(subject, FindingId.NP040, need, users, "glibc-" + has, findings));
      } else {
        Map<String, Dotted> symbols =
            subject.target().policy().map(Policy::symbols).orElse(Map.of());
        Optional.ofNullable(symbols.get(version.get().family()))
            .filter(has -> version.get().number().after(has))
            .ifPresent(
                has ->
                    tooNew(
                        subject,
                        FindingId.NP041,
                        need,
                        users,
                        version.get().family() + "_" + has,
                        findings));
      }
    }
    relr(subject, glibc, findings);
  }

  private static void tooNew(
      Subject subject,
      FindingId id,
      VersionNeed need,
      Map<String, List<String>> users,
      String has,
      Findings findings) {
    String names = shown(users.getOrDefault(need.version(), List.of()));
    String because = names.isEmpty() ? "" : " for " + names;
    findings
        .error(id, subject.whole().symbol(need.version()))
        .found("it needs " + need.version() + " of " + need.library() + because)
        .expected("at most " + has + ", which " + subject.target().name() + " has")
        .means(
            "the loader refuses the library on "
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
  static Map<String, List<String>> users(Subject subject) {
    Map<String, List<String>> users = new HashMap<>();
    for (Symbol symbol : subject.elf().symbols()) {
      if (symbol.version().isPresent() && symbol.imported()) {
        users.computeIfAbsent(symbol.version().get(), v -> new ArrayList<>()).add(symbol.name());
      }
    }
    return users;
  }

  /** Names for people: the first few, and how many more; empty for none. */
  static String shown(List<String> names) {
    List<String> first = new ArrayList<>();
    for (String name : names.subList(0, Math.min(SHOWN, names.size()))) {
      first.add("`" + Names.shortened(name) + "`");
    }
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  private static void relr(Subject subject, Optional<Dotted> glibc, Findings findings) {
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

  private static boolean musl(Subject subject) {
    return subject.target().libc().map(known -> known.kind() == CLibrary.Kind.MUSL).orElse(false);
  }
}
