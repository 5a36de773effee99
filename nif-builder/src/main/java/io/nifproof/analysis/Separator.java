package io.nifproof.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Conditions that hold together in exactly the points of a group, or in exactly those outside.
 *
 * @param inside whether they hold in the group and not outside
 * @param conditions one for each axis
 */
public record Separator(boolean inside, List<Condition> conditions) {
  /** The one that says the least first, and of these the one with the coarser axes. */
  static final Comparator<Separator> SIMPLEST =
      Comparator.comparingInt(Separator::weight)
          .thenComparingInt(Separator::grain)
          .thenComparing(separator -> !separator.inside());

  /** Copies the list. */
  public Separator {
    conditions = List.copyOf(conditions);
  }

  /** Whether it holds of a point. */
  public boolean holds(Map<String, String> axes) {
    return conditions.stream().allMatch(one -> one.values().contains(axes.get(one.axis())));
  }

  /** Whether it says of a point that it is in the group. */
  public boolean claims(Map<String, String> axes) {
    return holds(axes) == inside;
  }

  /** Its axes. */
  public List<String> axes() {
    return conditions.stream().map(Condition::axis).toList();
  }

  /** Where the group is, for people: {@code with clang 14 at O2 and above}. */
  public String words() {
    String text = conditions.stream().map(Condition::words).collect(Collectors.joining(" "));
    return inside ? text : "everywhere but " + text;
  }

  private int weight() {
    return conditions.stream().mapToInt(Condition::weight).sum();
  }

  private int grain() {
    return conditions.stream().mapToInt(one -> one.all().size()).sum();
  }
}
