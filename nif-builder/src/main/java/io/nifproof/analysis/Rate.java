package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cells with one value of an axis came to.
 *
 * @param name of what was gated
 * @param axis the axis
 * @param value the value
 * @param pass how many passed
 * @param bad how many failed, the flaky ones among them
 * @param incomplete how many could not run
 */
public record Rate(String name, String axis, String value, int pass, int bad, int incomplete) {
  private static final List<String> AXES =
      List.of(Axis.OPTIMIZE, Axis.COMPILER, Axis.RUNTIME, Axis.ARCH);

  static List<Rate> of(String name, List<CellResult> cells) {
    List<Rate> rates = new ArrayList<>();
    for (String axis : AXES) {
      cells.stream()
          .flatMap(cell -> cell.axis(axis).stream())
          .distinct()
          .sorted(Axis.order(axis))
          .map(value -> rate(name, axis, value, cells))
          .forEach(rates::add);
    }
    return rates;
  }

  private static Rate rate(String name, String axis, String value, List<CellResult> cells) {
    List<Verdict> states =
        cells.stream()
            .filter(cell -> cell.axis(axis).filter(value::equals).isPresent())
            .map(CellResult::verdict)
            .toList();
    int pass = (int) states.stream().filter(state -> state == Verdict.PASS).count();
    int bad = (int) states.stream().filter(Verdict::bad).count();
    return new Rate(name, axis, value, pass, bad, states.size() - pass - bad);
  }

  /** How many cells there are. */
  public int cells() {
    return pass + bad + incomplete;
  }
}
