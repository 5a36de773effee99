package io.nifproof.audit;

import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NP046: different libraries of one name, of which a VM takes the first for all. */
public final class SharedNames {
  private SharedNames() {}

  /** The audits of libraries that may come into one VM, with what they show together. */
  public static List<LibraryAudit> judge(List<LibraryAudit> audits) {
    Map<String, Brought> first = new HashMap<>();
    List<LibraryAudit> judged = new ArrayList<>();
    for (LibraryAudit audit : audits) {
      LibraryAudit result = audit;
      for (Map.Entry<String, Path> own : owned(audit).entrySet()) {
        Brought now = new Brought(audit.path(), own.getValue());
        Brought before = first.putIfAbsent(own.getKey(), now);
        if (before != null && before.clashes(now)) {
          String name = own.getKey().substring(own.getKey().indexOf(' ') + 1);
          result = result.and(finding(name, before, now));
        }
      }
      judged.add(result);
    }
    return judged;
  }

  /** What libraries that may come into one VM show together, by their files. */
  public static Map<Path, List<Finding>> among(List<Path> libraries) {
    Map<Path, List<Finding>> found = new HashMap<>();
    if (libraries.size() < 2) {
      return found;
    }
    List<LibraryAudit> audits =
        libraries.stream().map(file -> Audit.of(file, Target.ANY, Optional.empty())).toList();
    for (LibraryAudit audit : judge(audits)) {
      List<Finding> own =
          audit.findings().stream().filter(one -> one.id() == FindingId.NP046).toList();
      if (!own.isEmpty()) {
        found.put(audit.path(), own);
      }
    }
    return found;
  }

  /** Those of another processor come into another VM. */
  private static Map<String, Path> owned(LibraryAudit audit) {
    Map<String, Path> owned = new HashMap<>();
    audit
        .nif()
        .ifPresent(
            facts ->
                facts.own().forEach((name, file) -> owned.put(facts.machine() + " " + name, file)));
    return owned;
  }

  /**
   * A library that comes with a NIF, or is the NIF itself.
   *
   * @param by the NIF
   * @param file it
   */
  private record Brought(Path by, Path file) {
    /** NIFs are opened by their paths: only what is needed is looked for by its name. */
    boolean clashes(Brought other) {
      boolean needed = !by.equals(file) || !other.by.equals(other.file);
      try {
        return needed
            && !by.equals(other.by)
            && !Files.isSameFile(file, other.file)
            && Files.mismatch(file, other.file) >= 0;
      } catch (IOException e) {
        return false; // gone since it was read
      }
    }
  }

  private static Finding finding(String name, Brought before, Brought now) {
    return Finding.warning(FindingId.NP046, Place.of(now.by()).symbol(name))
        .found("`" + now.file() + "` and `" + before.file() + "` are different")
        .expected("one library of each SONAME in a VM, or the same one")
        .means(
            "`"
                + before.by()
                + "` brings another `"
                + name
                + "`: a VM that loads both takes the first for both, and the other NIF calls code"
                + " that it was not linked with")
        .remedy("give one of them another SONAME, or link it statically with hidden symbols");
  }
}
