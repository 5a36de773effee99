package io.nifproof.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param account what was found where libraries were looked for; {@link Account#NONE} where nobody
 *     looked
 * @param extra members of a file that this version does not know
 */
public record Results(
    String name,
    List<String> sources,
    long millis,
    List<CellResult> cells,
    List<Missing> missing,
    Account account,
    Map<String, Object> extra) {
  /**
   * What was found where libraries were looked for.
   *
   * @param libraries how many NIF libraries, of whatever system
   * @param notChecked what of all that was found no node was given
   */
  public record Account(int libraries, List<NotChecked> notChecked) {
    /** Nobody looked. */
    public static final Account NONE = new Account(0, List.of());

    /** Copies the list. */
    public Account {
      notChecked = List.copyOf(notChecked);
    }

    /** Says how many libraries are for other systems, and for which; empty when none is. */
    public Optional<String> foreign() {
      List<String> targets = notChecked.stream().flatMap(one -> one.target().stream()).toList();
      return targets.isEmpty()
          ? Optional.empty()
          : Optional.of(
              targets.size()
                  + " of "
                  + libraries
                  + " not checked: "
                  + targets.stream().distinct().sorted().collect(Collectors.joining(", ")));
    }
  }

  /**
   * Something that was found and not checked.
   *
   * @param what its name
   * @param reason why
   * @param target the system or processor that it is for, when that is none of ours
   */
  public record NotChecked(String what, String reason, Optional<String> target) {}

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
        Account.NONE,
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
