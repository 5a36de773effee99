package io.nifproof.gate.run;

import io.nifproof.audit.SharedNames;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Suppressions;
import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the libraries of a gate show that come into one VM together: those which were built in one
 * way and loaded on one runtime. Each had a node of its own, so no node could tell.
 */
public final class LibrariesTogether {
  private final Map<Map<String, String>, Set<Path>> groups = new HashMap<>();
  private final Map<Set<Path>, Map<Path, List<Finding>>> judged = new HashMap<>();
  private final Suppressions suppressions;

  private LibrariesTogether(Results results, Suppressions suppressions) {
    this.suppressions = suppressions;
    for (CellResult cell : results.cells()) {
      groups.computeIfAbsent(way(cell), unused -> new LinkedHashSet<>()).add(file(cell));
    }
  }

  /** The results with that; the libraries must still be there. */
  public static Results judge(Results results, Suppressions suppressions) {
    LibrariesTogether all = new LibrariesTogether(results, suppressions);
    return new Results(
        results.name(),
        results.sources(),
        results.millis(),
        results.cells().stream().map(all::judged).toList(),
        results.missing(),
        results.account(),
        results.extra());
  }

  private CellResult judged(CellResult cell) {
    List<Finding> found =
        judged
            .computeIfAbsent(groups.get(way(cell)), group -> SharedNames.among(List.copyOf(group)))
            .getOrDefault(file(cell), List.of())
            .stream()
            .filter(finding -> !suppressions.covers(finding))
            .toList();
    return found.isEmpty() ? cell : cell.with(found, cell.circumstances());
  }

  /** How it was built and where it was loaded. */
  private static Map<String, String> way(CellResult cell) {
    Map<String, String> axes = new HashMap<>(cell.subject().axes());
    axes.remove(Axis.LIBRARY);
    return axes;
  }

  private static Path file(CellResult cell) {
    return Path.of(cell.subject().library());
  }
}
