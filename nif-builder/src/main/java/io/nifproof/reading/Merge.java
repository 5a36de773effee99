package io.nifproof.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the results of many runs and machines together.
 *
 * <p>A cell is the same when its name and all its axes are. Results of the same cell that agree
 * become one, the last given; one that could not run gives way to one that did. Results that
 * contradict each other make a flaky cell, which shows each of them.
 */
public final class Merge {
  private Merge() {}

  /** Puts runs together, the oldest first. */
  public static Results of(List<Results> runs) {
    Map<List<Object>, List<Attempted>> cells = new LinkedHashMap<>();
    Set<Missing> missing = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    long millis = 0;
    for (Results run : runs) {
      String source = String.join(", ", run.sources());
      sources.addAll(run.sources());
      missing.addAll(run.missing());
      millis += run.millis();
      for (CellRow cell : run.cells()) {
        List<Object> key = List.of(cell.name(), cell.id(), cell.axes());
        cells.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Attempted(source, cell));
      }
    }
    List<CellRow> merged = cells.values().stream().map(Merge::one).toList();
    List<Missing> still = missing.stream().filter(m -> !Coverage.of(merged).covers(m)).toList();
    return new Results(List.copyOf(sources), millis, merged, still);
  }

  private record Attempted(String source, CellRow cell) {}

  private static CellRow one(List<Attempted> all) {
    List<Attempted> ran =
        all.stream().filter(each -> each.cell().state() != CellState.INCOMPLETE).toList();
    if (ran.isEmpty()) {
      return all.get(all.size() - 1).cell();
    }
    CellRow last = ran.get(ran.size() - 1).cell();
    return agree(ran) ? last : flaky(ran);
  }

  private static boolean agree(List<Attempted> ran) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Attempted each : ran) {
      for (CaseRow row : each.cell().cases()) {
        Optional<String> answer = row.answer();
        if (answer.isPresent()) {
          String before = answers.putIfAbsent(row.name(), answer.get());
          if (before != null && !before.equals(answer.get())) {
            return false;
          }
        }
      }
    }
    boolean known = ran.stream().allMatch(each -> each.cell().state() == CellState.FLAKY);
    return ran.size() == 1
        || (!known && ran.stream().map(each -> each.cell().state()).distinct().count() == 1);
  }

  /** The evidence is that of the last one that failed. */
  private static CellRow flaky(List<Attempted> ran) {
    CellRow shown =
        ran.stream()
            .map(Attempted::cell)
            .reduce((a, b) -> b.state().bad() || !a.state().bad() ? b : a)
            .orElseThrow();
    List<Attempt> attempts =
        ran.stream().flatMap(each -> attempts(each).stream()).distinct().toList();
    String sentence =
        "not the same each time: "
            + attempts.stream()
                .map(each -> each.verdict() + " in " + each.source())
                .collect(Collectors.joining(", "))
            + "; "
            + shown.sentence();
    List<Object> tree = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("source", attempt.source());
      members.put("verdict", attempt.verdict());
      members.put("sentence", attempt.sentence());
      tree.add(members);
    }
    JsonObject json =
        shown
            .json()
            .with("verdict", "fail")
            .with("flaky", true)
            .with("sentence", sentence)
            .with("attempts", tree);
    return new CellRow(shown.name(), CellState.FLAKY, shown.axes(), shown.cases(), attempts, json);
  }

  private static List<Attempt> attempts(Attempted each) {
    return each.cell().attempts().isEmpty()
        ? List.of(new Attempt(each.source(), each.cell().state().id(), each.cell().sentence()))
        : each.cell().attempts();
  }
}
