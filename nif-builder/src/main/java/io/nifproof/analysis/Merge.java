package io.nifproof.analysis;

import io.nifproof.result.Attempt;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellResult;
import io.nifproof.result.Judgement;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
      for (CellResult cell : run.cells()) {
        List<Object> key = List.of(cell.name(), cell.id(), cell.subject().axes());
        cells.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Attempted(source, cell));
      }
    }
    List<CellResult> merged = cells.values().stream().map(Merge::one).toList();
    List<Missing> still = missing.stream().filter(m -> !Coverage.of(merged).covers(m)).toList();
    List<String> all = List.copyOf(sources);
    if (runs.size() == 1) {
      Results only = runs.get(0);
      return new Results(only.name(), all, millis, merged, still, only.account(), only.extra());
    }
    return new Results(all, millis, merged, still);
  }

  private record Attempted(String source, CellResult cell) {}

  private static CellResult one(List<Attempted> all) {
    List<Attempted> ran =
        all.stream().filter(each -> each.cell().verdict() != Verdict.INCOMPLETE).toList();
    if (ran.isEmpty()) {
      return all.get(all.size() - 1).cell();
    }
    CellResult last = ran.get(ran.size() - 1).cell();
    return agree(ran) ? last : flaky(ran);
  }

  private static boolean agree(List<Attempted> ran) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Attempted each : ran) {
      for (CallResult row : each.cell().calls()) {
        Optional<String> answer = row.answer();
        if (answer.isPresent()) {
          String before = answers.putIfAbsent(row.name(), answer.get());
          if (before != null && !before.equals(answer.get())) {
            return false;
          }
        }
      }
    }
    boolean known = ran.stream().allMatch(each -> each.cell().verdict() == Verdict.FLAKY);
    return ran.size() == 1
        || (!known && ran.stream().map(each -> each.cell().verdict()).distinct().count() == 1);
  }

  /** The evidence is that of the last one that failed. */
  private static CellResult flaky(List<Attempted> ran) {
    CellResult shown =
        ran.stream()
            .map(Attempted::cell)
            .reduce((a, b) -> b.verdict().bad() || !a.verdict().bad() ? b : a)
            .orElseThrow();
    List<Attempt> attempts =
        ran.stream().flatMap(each -> attempts(each).stream()).distinct().toList();
    String sentence = Sentences.flaky(attempts, shown.sentence());
    return shown.with(new Judgement(Verdict.FLAKY, sentence, attempts));
  }

  private static List<Attempt> attempts(Attempted each) {
    List<Attempt> before = each.cell().judgement().attempts();
    return before.isEmpty()
        ? List.of(new Attempt(each.source(), each.cell().verdict(), each.cell().sentence()))
        : before;
  }
}
