package io.nifproof.reading;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The results of one run, or of many put together.
 *
 * @param sources the files that they were read from
 * @param millis how long the runs took, all together
 * @param cells in the order of the report
 * @param missing what was asked for and did not run
 */
public record Results(
    List<String> sources, long millis, List<CellRow> cells, List<Missing> missing) {
  /** Copies the lists. */
  public Results {
    sources = List.copyOf(sources);
    cells = List.copyOf(cells);
    missing = List.copyOf(missing);
  }

  /** What was gated: the names of all runs. */
  public String name() {
    List<String> names = names();
    return names.isEmpty()
        ? missing.stream().map(Missing::name).distinct().collect(Collectors.joining(", "))
        : String.join(", ", names);
  }

  /** The names of all runs, each once. */
  public List<String> names() {
    return cells.stream().map(CellRow::name).distinct().toList();
  }

  /** The cells of one name. */
  public List<CellRow> cells(String name) {
    return cells.stream().filter(cell -> cell.name().equals(name)).toList();
  }

  /** The worst of its cells; incomplete when something could not run or nothing did. */
  public CellState verdict() {
    if (cells.stream().anyMatch(cell -> cell.state().bad())) {
      return CellState.FAIL;
    }
    boolean all = cells.stream().allMatch(cell -> cell.state() == CellState.PASS);
    return all && missing.isEmpty() && !cells.isEmpty() ? CellState.PASS : CellState.INCOMPLETE;
  }

  /** How many cells came to this. */
  public long count(CellState state) {
    return cells.stream().filter(cell -> cell.state() == state).count();
  }
}
