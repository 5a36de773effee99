package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.words.CellWords;
import java.util.List;

/**
 * That an axis has one of some values.
 *
 * @param axis the axis
 * @param values the values, in their order
 * @param all every value that the axis has in these results, in their order
 */
public record Condition(String axis, List<String> values, List<String> all) {
  /** Copies the lists. */
  public Condition {
    values = List.copyOf(values);
    all = List.copyOf(all);
  }

  /** How much there is to say: a range is one thing. */
  int weight() {
    return isRange() ? 1 : values.size();
  }

  private boolean isRange() {
    return values.size() == 1 || upwards() || downwards();
  }

  private boolean upwards() {
    return Axis.isScale(axis, all)
        && values.size() > 1
        && all.subList(all.size() - values.size(), all.size()).equals(values);
  }

  private boolean downwards() {
    return Axis.isScale(axis, all)
        && values.size() > 1
        && all.subList(0, values.size()).equals(values);
  }

  /** For people: {@code at O2 and above}, {@code on arm64}. */
  public String words() {
    String text = range();
    return switch (axis) {
      case Axis.COMPILER -> "with " + text;
      case Axis.OPTIMIZE -> "at " + text;
      case Axis.LIBRARY -> "in library " + text;
      case Axis.ARCH, Axis.RUNTIME -> "on " + text;
      case Axis.OTP -> "on OTP " + text;
      case Axis.FLAVOR -> "in the " + text + " flavour";
      case Axis.START -> "started as " + text;
      default -> "with " + axis + " " + text;
    };
  }

  private String range() {
    if (upwards()) {
      return values.get(0) + " and above";
    }
    return downwards() ? values.get(values.size() - 1) + " and below" : CellWords.list(values);
  }

  @Override
  public String toString() {
    return words();
  }
}
