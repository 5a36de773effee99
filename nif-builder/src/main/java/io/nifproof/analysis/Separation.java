package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.words.CellWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells the cells that fail from those that pass.
 *
 * @param name of what was gated
 * @param trouble what fails, when there are several kinds of failure; empty for any
 * @param counts how many cells there are of which kind
 * @param separators the smallest, the simplest first; none when nothing separates
 * @param regardless the axes that play no part: failing cells have each of their values
 * @param hint where to look; may be empty
 */
public record Separation(
    String name,
    Optional<String> trouble,
    Counts counts,
    List<Separator> separators,
    List<String> regardless,
    String hint) {
  private static final int ALTERNATIVES = 3;

  /** Who knows the architecture and the release knows what these would add. */
  private static final List<String> IMPLIED = List.of(Axis.START, Axis.RUNTIME, Axis.LIBRARY);

  /**
   * How many cells there are.
   *
   * @param failing that fail
   * @param passing that pass
   * @param flaky that do now one and now the other, and are left out
   */
  public record Counts(int failing, int passing, int flaky) {}

  /** Copies the lists. */
  public Separation {
    separators = List.copyOf(separators);
    regardless = List.copyOf(regardless);
  }

  /** Separates what fails from what passes; both must be there. */
  static Separation of(
      String name,
      Optional<String> trouble,
      List<CellResult> failing,
      List<CellResult> passing,
      int flaky) {
    List<Mark> points = new ArrayList<>();
    failing.forEach(cell -> points.add(new Mark(cell.subject().axes(), true)));
    passing.forEach(cell -> points.add(new Mark(cell.subject().axes(), false)));
    List<Separator> found = Separators.find(points);
    List<String> regardless =
        found.isEmpty() ? List.of() : regardless(points, found.get(0), Separators.axes(points));
    return new Separation(
        name,
        trouble,
        new Counts(failing.size(), passing.size(), flaky),
        found,
        regardless,
        Hints.of(found, failing));
  }

  private static List<String> regardless(
      List<Mark> points, Separator separator, List<String> axes) {
    List<String> free = new ArrayList<>();
    for (String axis : axes) {
      Set<String> all = values(points, axis);
      Set<String> failing = values(points.stream().filter(Mark::in).toList(), axis);
      if (!separator.axes().contains(axis) && failing.equals(all)) {
        free.add(axis);
      }
    }
    List<String> plain = free.stream().filter(axis -> !IMPLIED.contains(axis)).toList();
    return plain.isEmpty() ? free : plain;
  }

  private static Set<String> values(List<Mark> points, String axis) {
    return points.stream()
        .map(point -> point.axes().get(axis))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether it is about all that was gated. */
  public boolean concernsAll(Results results) {
    return results.names().size() == 1 || name.equals(results.name());
  }

  /** The conclusion in a sentence. */
  public String words() {
    String what = trouble.map(text -> text + ": ").orElse("");
    if (separators.isEmpty()) {
      return what
          + "no axis, pair or triple of axes separates the "
          + CellWords.count(counts.failing(), "failing cell")
          + " from the "
          + counts.passing()
          + " that "
          + (counts.passing() == 1 ? "passes" : "pass")
          + flaky();
    }
    Separator best = separators.get(0);
    String where = best.inside() ? "fails " + best.words() : passesOnly(best);
    String whatever = regardless.isEmpty() ? "" : ", whatever the " + names(regardless);
    return what + where + whatever + " (" + evidence() + ")" + others();
  }

  private static String passesOnly(Separator separator) {
    return "passes only " + new Separator(true, separator.conditions()).words();
  }

  private String evidence() {
    return CellWords.count(counts.failing(), "cell")
        + (counts.failing() == 1 ? " fails, " : " fail, ")
        + counts.passing()
        + (counts.passing() == 1 ? " passes" : " pass")
        + flaky();
  }

  private String flaky() {
    return counts.flaky() == 0 ? "" : "; left out: " + counts.flaky() + " flaky";
  }

  /** Where two axes go together, the results cannot say which of them it is. */
  private String others() {
    if (separators.size() == 1) {
      return "";
    }
    List<String> words =
        separators.stream()
            .skip(1)
            .limit(ALTERNATIVES)
            .map(one -> one.inside() ? one.words() : passesOnly(one))
            .toList();
    int more = separators.size() - 1 - words.size();
    return "; these results fit as well: "
        + String.join("; ", words)
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String names(List<String> axes) {
    return CellWords.list(
        axes.stream()
            .map(
                axis ->
                    switch (axis) {
                      case Axis.OPTIMIZE -> "level";
                      case Axis.ARCH -> "architecture";
                      case Axis.OTP -> "OTP release";
                      case Axis.FLAVOR -> "flavour";
                      case Axis.START -> "way it starts";
                      default -> axis;
                    })
            .toList());
  }
}
