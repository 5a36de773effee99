package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.NodeEnd;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What results say when they are held against each other.
 *
 * @param separations what tells failing cells from passing ones
 * @param differences cases that not every cell answers alike
 * @param rates what came of the cells with each value of an axis
 * @param costs size and time of load per level
 * @param prices what calls take, where that was measured
 * @param untimed what was to be measured and was not
 * @param flavors whether the flavour of the VM has a part in what failed, a sentence for each name
 */
public record Analysis(
    List<Separation> separations,
    List<Difference> differences,
    List<Rate> rates,
    List<Cost> costs,
    List<PriceList> prices,
    List<Untimed> untimed,
    List<String> flavors) {
  /** More than this would be a list of cells again. */
  private static final int MOST_KINDS = 8;

  /** Copies the lists. */
  public Analysis {
    separations = List.copyOf(separations);
    differences = List.copyOf(differences);
    rates = List.copyOf(rates);
    costs = List.copyOf(costs);
    prices = List.copyOf(prices);
    untimed = List.copyOf(untimed);
    flavors = List.copyOf(flavors);
  }

  /**
   * Reads results; what was gated under different names is not compared, but that the libraries of
   * a gate fail differently is told.
   */
  public static Analysis of(Results results) {
    List<Separation> separations = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    List<Rate> rates = new ArrayList<>();
    List<Cost> costs = new ArrayList<>();
    List<PriceList> prices = new ArrayList<>();
    List<Untimed> untimed = new ArrayList<>();
    List<String> flavors = new ArrayList<>();
    List<Separation> among = amongLibraries(results);
    separations.addAll(among);
    for (String name : results.names()) {
      List<CellResult> cells = results.cells(name);
      if (among.isEmpty() || !cells.stream().allMatch(Analysis::oneOfSeveral)) {
        separations.addAll(separations(name, cells));
      }
      differences.addAll(Differences.of(name, cells));
      rates.addAll(Rate.of(name, cells));
      costs.addAll(Cost.of(name, cells));
      prices.addAll(PriceList.of(name, cells));
      untimed.addAll(Untimed.of(name, cells));
      FlavorAnalysis.of(cells).ifPresent(flavors::add);
    }
    return new Analysis(separations, differences, rates, costs, prices, untimed, flavors);
  }

  /** What tells failing cells from passing ones when the library is an axis too, if that does. */
  private static List<Separation> amongLibraries(Results results) {
    List<CellResult> cells = results.cells().stream().filter(Analysis::oneOfSeveral).toList();
    List<String> names = cells.stream().map(CellResult::name).distinct().toList();
    List<Separation> found =
        names.size() > 1 ? separations(String.join(", ", names), cells) : List.of();
    return found.stream().noneMatch(one -> one.separators().isEmpty()) ? found : List.of();
  }

  private static boolean oneOfSeveral(CellResult cell) {
    return cell.axis(Axis.LIBRARY).filter(cell.name()::equals).isPresent();
  }

  /** First any failure; where nothing separates that, each kind of failure by itself. */
  private static List<Separation> separations(String name, List<CellResult> cells) {
    List<CellResult> failing =
        cells.stream().filter(cell -> cell.verdict() == Verdict.FAIL).toList();
    int flaky = (int) cells.stream().filter(cell -> cell.verdict() == Verdict.FLAKY).count();
    List<CellResult> passing =
        cells.stream().filter(cell -> cell.verdict() == Verdict.PASS).toList();
    if (failing.isEmpty() || passing.isEmpty()) {
      return List.of();
    }
    Separation any = Separation.of(name, Optional.empty(), failing, passing, flaky);
    Map<String, List<CellResult>> kinds = new LinkedHashMap<>();
    failing.forEach(
        cell -> kinds.computeIfAbsent(kind(cell), unused -> new ArrayList<>()).add(cell));
    if (!any.separators().isEmpty() || kinds.size() == 1 || kinds.size() > MOST_KINDS) {
      return List.of(any);
    }
    List<Separation> each = new ArrayList<>();
    kinds.forEach(
        (kind, alike) -> each.add(Separation.of(name, Optional.of(kind), alike, passing, flaky)));
    boolean some = each.stream().anyMatch(one -> !one.separators().isEmpty());
    return some ? each : List.of(any);
  }

  /** What happened, without what differs from cell to cell. */
  private static String kind(CellResult cell) {
    List<String> words = new ArrayList<>();
    if (cell.outcome() != CellOutcome.LOADED) {
      NodeEnd end = cell.load().end();
      String signal = end.signal().map(text -> " " + text).orElse("");
      String phase = end.phase().map(text -> " in " + text).orElse("");
      words.add(end.outcome().id() + signal + phase);
    }
    cell.findings().stream()
        .filter(CellFinding::isError)
        .map(finding -> finding.id())
        .findFirst()
        .ifPresent(words::add);
    cell.calls().stream()
        .filter(call -> !call.asExpected())
        .findFirst()
        .ifPresent(row -> words.add(row.name()));
    return words.isEmpty() ? "failed" : String.join(", ", words);
  }
}
