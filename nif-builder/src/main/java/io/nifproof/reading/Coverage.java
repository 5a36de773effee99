package io.nifproof.reading;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether what one machine could not run, another one did: every cell of it, and none in part. */
final class Coverage {
  private static final Pattern RUNTIME = Pattern.compile("runtime (.+)");
  private static final Pattern ARCH = Pattern.compile("arch (.+)");
  private static final Pattern COMPILER = Pattern.compile("compiler (.+) for (.+)");

  private final List<CellRow> cells;

  private Coverage(List<CellRow> cells) {
    this.cells = cells;
  }

  static Coverage of(List<CellRow> cells) {
    return new Coverage(
        cells.stream().filter(cell -> cell.state() != CellState.INCOMPLETE).toList());
  }

  boolean covers(Missing missing) {
    Predicate<CellRow> named = cell -> cell.name().equals(missing.name());
    Matcher runtime = RUNTIME.matcher(missing.what());
    if (runtime.matches()) {
      return full(named, is(Axis.RUNTIME, runtime.group(1)));
    }
    Matcher arch = ARCH.matcher(missing.what());
    if (arch.matches()) {
      return full(named, is(Axis.ARCH, arch.group(1)));
    }
    Matcher compiler = COMPILER.matcher(missing.what());
    if (!compiler.matches()) {
      return false;
    }
    Predicate<CellRow> ours =
        cell -> cell.axis(Axis.COMPILER).orElse("").startsWith(compiler.group(1) + " ");
    return full(named.and(ours), is(Axis.ARCH, compiler.group(2)));
  }

  /** What ran anywhere ran there too. */
  private boolean full(Predicate<CellRow> all, Predicate<CellRow> there) {
    Set<String> everywhere = subjects(all);
    return !everywhere.isEmpty() && subjects(all.and(there)).containsAll(everywhere);
  }

  private Set<String> subjects(Predicate<CellRow> which) {
    return cells.stream().filter(which).map(CellRow::subject).collect(Collectors.toSet());
  }

  private static Predicate<CellRow> is(String axis, String value) {
    return cell -> cell.axis(axis).filter(value::equals).isPresent();
  }
}
