package io.nifproof.gate.matrix;

import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which cells there shall be: a product, without those that a rule excludes, and more products,
 * which no rule touches.
 *
 * @param main the product
 * @param exclude what is left out of it
 * @param include what comes in addition
 */
public record Matrix(Axes main, List<MatrixRule> exclude, List<Axes> include) {
  /** Copies the lists. */
  public Matrix {
    exclude = List.copyOf(exclude);
    include = List.copyOf(include);
  }

  /** One product. */
  public static Matrix of(Axes main) {
    return new Matrix(main, List.of(), List.of());
  }

  private List<Axes> products() {
    List<Axes> all = new ArrayList<>(List.of(main));
    all.addAll(include);
    return all;
  }

  /** The same for a library that leaves out more, of what is included too. */
  public List<Matrix> without(List<MatrixRule> more) {
    List<MatrixRule> all = new ArrayList<>(exclude);
    all.addAll(more);
    List<Matrix> each = new ArrayList<>(List.of(new Matrix(main, all, List.of())));
    include.forEach(axes -> each.add(new Matrix(axes, more, List.of())));
    return each;
  }

  private <T> List<T> all(Function<Axes, List<T>> axis) {
    return products().stream().map(axis).flatMap(List::stream).distinct().toList();
  }

  /** Every architecture that some product names. */
  public List<Arch> archs() {
    return all(Axes::archs);
  }

  /** Every runtime that some product names. */
  public List<String> runtimes() {
    return all(Axes::runtimes);
  }

  /** Every compiler that some product names. */
  public List<String> compilers() {
    return all(Axes::compilers);
  }

  /** Every level that some product names. */
  public List<OptLevel> levels() {
    return all(Axes::levels);
  }

  /** Whether a rule leaves out the cell with these values. */
  public boolean excludes(MatrixRule.Point point) {
    return exclude.stream().anyMatch(rule -> rule.matches(point));
  }
}
