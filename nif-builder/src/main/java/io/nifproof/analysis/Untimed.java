package io.nifproof.analysis;

import io.nifproof.result.CallResult;
import io.nifproof.result.CellResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls that were to be timed and were not.
 *
 * @param name of what was gated
 * @param reason why
 * @param cases which
 * @param cells in which cells
 */
public record Untimed(String name, String reason, List<String> cases, List<String> cells) {
  /** Copies the lists. */
  public Untimed {
    cases = List.copyOf(cases);
    cells = List.copyOf(cells);
  }

  static List<Untimed> of(String name, List<CellResult> cells) {
    Map<String, Set<String>> cases = new LinkedHashMap<>();
    Map<String, Set<String>> places = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      for (CallResult row : cell.calls()) {
        row.notTimed()
            .ifPresent(
                reason -> {
                  cases.computeIfAbsent(reason, unused -> new LinkedHashSet<>()).add(row.name());
                  places.computeIfAbsent(reason, unused -> new LinkedHashSet<>()).add(cell.id());
                });
      }
    }
    List<Untimed> all = new ArrayList<>();
    cases.forEach(
        (reason, names) ->
            all.add(
                new Untimed(name, reason, List.copyOf(names), List.copyOf(places.get(reason)))));
    return all;
  }
}
