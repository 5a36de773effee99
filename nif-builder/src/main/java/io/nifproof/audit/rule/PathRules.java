package io.nifproof.audit.rule;

import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.List;
import java.util.Locale;

/** NP053: folders that the loader would search, and that only the build machine has. */
public final class PathRules implements Rule {
  private static final List<String> STARTS =
      List.of(
          "/home/",
          "/root/",
          "/tmp/",
          "/var/tmp/",
          "/build/",
          "/builds/",
          "/nix/store/",
          "/users/",
          "/workspace/",
          "/github/");

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    var dynamic = subject.elf().dynamic();
    dynamic.rpath().ifPresent(paths -> judge(subject, "RPATH", paths, findings));
    dynamic.runpath().ifPresent(paths -> judge(subject, "RUNPATH", paths, findings));
  }

  private static void judge(AuditSubject subject, String tag, String paths, Findings findings) {
    for (String path : paths.split(":")) {
      if (bad(path)) {
        findings
            .warning(FindingId.NP053, subject.whole().symbol("DT_" + tag))
            .found(tag + " `" + SymbolNames.shortened(path) + "`")
            .expected("$ORIGIN, a folder of the system, or nothing")
            .means(
                "the loader looks for libraries in `"
                    + SymbolNames.shortened(path)
                    + "`, which is a folder of the machine that built the library: elsewhere it is"
                    + " missing, or somebody else's")
            .remedy("link without -rpath, or: patchelf --set-rpath '$ORIGIN' FILE");
      }
    }
  }

  /** An empty path or a relative one means the VM's working directory. */
  private static boolean bad(String path) {
    if (path.startsWith("$ORIGIN") || path.startsWith("${ORIGIN}")) {
      return false;
    }
    String lower = path.toLowerCase(Locale.ROOT) + "/";
    return !path.startsWith("/")
        || STARTS.stream().anyMatch(lower::startsWith)
        || lower.contains("/_build/")
        || lower.contains("/build/");
  }
}
