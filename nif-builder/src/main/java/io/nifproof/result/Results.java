package io.nifproof.result;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of one run, or of many put together.
 *
 * @param name what was gated: the names of all runs
 * @param sources the files that they were read from
 * @param millis how long the runs took, all together
 * @param cells in the order of the report
 * @param missing what was asked for and did not run
 * @param extra members of a file that this version does not know
 */
public record Results(
    String name,
    List<String> sources,
    long millis,
    List<CellResult> cells,
    List<Missing> missing,
    Map<String, Object> extra) {
  /** Copies the lists. */
  public Results {
    sources = List.copyOf(sources);
    cells = List.copyOf(cells);
    missing = List.copyOf(missing);
  }

  /** Results that are named after their cells. */
  public Results(List<String> sources, long millis, List<CellResult> cells, List<Missing> missing) {
    this(
        (cells.isEmpty()
                ? missing.stream().map(Missing::name)
                : cells.stream().map(CellResult::name))
            .distinct()
            .collect(Collectors.joining(", ")),
        sources,
        millis,
        cells,
        missing,
        Map.of());
  }

  /** The names of all cells, each once. */
  public List<String> names() {
    return cells.stream().map(CellResult::name).distinct().toList();
  }

  /** The cells of one name. */
  public List<CellResult> cells(String of) {
    return cells.stream().filter(cell -> cell.name().equals(of)).toList();
  }

  /** The worst of its cells; incomplete when something could not run or nothing did. */
  public Verdict verdict() {
    return Verdict.worst(
        Stream.concat(
                cells.stream().map(CellResult::verdict),
                missing.stream().map(unused -> Verdict.INCOMPLETE))
            .toList());
  }

  /** How many cells came to this. */
  public long count(Verdict verdict) {
    return cells.stream().filter(cell -> cell.verdict() == verdict).count();
  }
}
