package io.nifproof.analysis;

import io.nifproof.result.Axis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the fewest axes whose values tell the points of a group from all others, exactly.
 *
 * <p>For a set of axes, the values that occur in the group make the smallest box around it: when a
 * point outside lies in that box, no other choice of values on these axes could keep it out, so
 * looking at that one box decides the matter. The box around the points outside is tried the same
 * way. Nothing here guesses: a separator that is returned separates every point that was given.
 */
public final class Separators {
  /** More than this no longer explains anything. */
  public static final int MOST_AXES = 3;

  private final List<Mark> points;
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> axes = new ArrayList<>();

  private Separators(List<Mark> points) {
    this.points = points;
    Set<String> names = new LinkedHashSet<>(Axis.KNOWN);
    points.forEach(point -> point.axes().keySet().stream().sorted().forEach(names::add));
    for (String axis : names) {
      List<String> known =
          points.stream()
              .flatMap(point -> Optional.ofNullable(point.axes().get(axis)).stream())
              .toList();
      List<String> distinct = known.stream().distinct().sorted(Axis.order(axis)).toList();
      // An axis on which some points have no place cannot tell where they belong.
      if (distinct.size() > 1 && known.size() == points.size()) {
        axes.add(axis);
        values.put(axis, distinct);
      }
    }
  }

  /**
   * All separators with the fewest axes, the simplest first; none when no {@value #MOST_AXES} axes
   * separate, and none when there is nothing in the group or nothing outside.
   */
  public static List<Separator> find(List<Mark> points) {
    long in = points.stream().filter(Mark::in).count();
    if (in == 0 || in == points.size()) {
      return List.of();
    }
    return new Separators(points).smallest();
  }

  /** The axes that could have separated: those with more than one value. */
  static List<String> axes(List<Mark> points) {
    return new Separators(points).axes;
  }

  private List<Separator> smallest() {
    for (int size = 1; size <= Math.min(MOST_AXES, axes.size()); size++) {
      List<Separator> found = new ArrayList<>();
      for (List<String> chosen : subsets(size, 0)) {
        Stream.of(true, false)
            .map(inside -> new Separator(inside, box(chosen, inside)))
            .filter(this::separates)
            .min(Separator.SIMPLEST)
            .ifPresent(found::add);
      }
      if (!found.isEmpty()) {
        found.sort(Separator.SIMPLEST);
        return found;
      }
    }
    return List.of();
  }

  private List<Condition> box(List<String> chosen, boolean inside) {
    List<Condition> box = new ArrayList<>();
    for (String axis : chosen) {
      Set<String> held = new LinkedHashSet<>();
      points.stream()
          .filter(point -> point.in() == inside)
          .forEach(point -> held.add(point.axes().get(axis)));
      List<String> all = values.get(axis);
      box.add(new Condition(axis, all.stream().filter(held::contains).toList(), all));
    }
    return box;
  }

  private boolean separates(Separator separator) {
    return points.stream().allMatch(point -> separator.claims(point.axes()) == point.in());
  }

  private List<List<String>> subsets(int size, int from) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<String>> subsets = new ArrayList<>();
    for (int i = from; i <= axes.size() - size; i++) {
      for (List<String> rest : subsets(size - 1, i + 1)) {
        List<String> subset = new ArrayList<>(List.of(axes.get(i)));
        subset.addAll(rest);
        subsets.add(subset);
      }
    }
    return subsets;
  }
}
