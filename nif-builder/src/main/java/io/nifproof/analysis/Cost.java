package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * What a level costs with one compiler on one architecture: medians over the cells that have the
 * figure, and the median of their ratios to the very same cell at O0.
 *
 * @param name of what was gated
 * @param compiler the compiler, and the set of flags where it is not the plain one
 * @param arch the architecture
 * @param level the optimisation level
 * @param size of the library, in bytes
 * @param sizeRatio the same to O0
 * @param loadMillis how long {@code load_nif} took
 * @param loadRatio the same to O0
 */
public record Cost(
    String name,
    String compiler,
    String arch,
    String level,
    OptionalDouble size,
    OptionalDouble sizeRatio,
    OptionalDouble loadMillis,
    OptionalDouble loadRatio) {
  private static final String REFERENCE = "O0";

  static List<Cost> of(String name, List<CellResult> cells) {
    Map<Map<String, String>, CellResult> references = new HashMap<>();
    Map<List<String>, List<CellResult>> groups = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      Optional<String> level = cell.axis(Axis.OPTIMIZE);
      if (level.isPresent()) {
        if (level.get().equals(REFERENCE)) {
          references.put(besidesLevel(cell), cell);
        }
        groups.computeIfAbsent(key(cell), unused -> new ArrayList<>()).add(cell);
      }
    }
    List<Cost> costs = new ArrayList<>();
    for (List<String> key : sorted(groups.keySet())) {
      costs.add(cost(name, key, groups.get(key), references));
    }
    return costs.stream().filter(Cost::known).toList();
  }

  private boolean known() {
    return size.isPresent() || loadMillis.isPresent();
  }

  private static List<String> key(CellResult cell) {
    String flags =
        cell.axis(Axis.FLAGS).filter(set -> !set.equals("plain")).map(set -> " " + set).orElse("");
    return List.of(
        cell.axis(Axis.COMPILER).orElse("?") + flags,
        cell.axis(Axis.ARCH).orElse("?"),
        cell.axis(Axis.OPTIMIZE).orElse("?"));
  }

  private static List<List<String>> sorted(Set<List<String>> keys) {
    Set<List<String>> families = new LinkedHashSet<>();
    keys.forEach(key -> families.add(key.subList(0, 2)));
    List<List<String>> sorted = new ArrayList<>();
    for (List<String> family : families) {
      keys.stream()
          .filter(key -> key.subList(0, 2).equals(family))
          .sorted((a, b) -> Axis.order(Axis.OPTIMIZE).compare(a.get(2), b.get(2)))
          .forEach(sorted::add);
    }
    return sorted;
  }

  private static Cost cost(
      String name,
      List<String> key,
      List<CellResult> cells,
      Map<Map<String, String>, CellResult> references) {
    Function<CellResult, OptionalDouble> size =
        cell ->
            cell.costs().size().isPresent()
                ? OptionalDouble.of((double) cell.costs().size().getAsLong())
                : none();
    Function<CellResult, OptionalDouble> load = cell -> cell.costs().loadMillis();
    return new Cost(
        name,
        key.get(0),
        key.get(1),
        key.get(2),
        median(cells.stream().map(size).toList()),
        median(ratios(cells, references, size)),
        median(cells.stream().map(load).toList()),
        median(ratios(cells, references, load)));
  }

  private static List<OptionalDouble> ratios(
      List<CellResult> cells,
      Map<Map<String, String>, CellResult> references,
      Function<CellResult, OptionalDouble> figure) {
    return cells.stream()
        .map(
            cell -> {
              CellResult reference = references.get(besidesLevel(cell));
              OptionalDouble base = reference == null ? none() : figure.apply(reference);
              OptionalDouble here = figure.apply(cell);
              return base.isPresent() && here.isPresent() && base.getAsDouble() > 0
                  ? OptionalDouble.of(here.getAsDouble() / base.getAsDouble())
                  : none();
            })
        .toList();
  }

  private static Map<String, String> besidesLevel(CellResult cell) {
    Map<String, String> axes = new HashMap<>(cell.subject().axes());
    axes.remove(Axis.OPTIMIZE);
    return axes;
  }

  private static OptionalDouble median(List<OptionalDouble> figures) {
    double[] known =
        figures.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (known.length == 0) {
      return none();
    }
    int middle = known.length / 2;
    return OptionalDouble.of(
        known.length % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2);
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
