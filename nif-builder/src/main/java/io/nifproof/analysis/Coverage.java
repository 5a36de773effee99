package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Verdict;
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

  private final List<CellResult> cells;

  private Coverage(List<CellResult> cells) {
    this.cells = cells;
  }

  static Coverage of(List<CellResult> cells) {
    return new Coverage(
        cells.stream().filter(cell -> cell.verdict() != Verdict.INCOMPLETE).toList());
  }

  boolean covers(Missing missing) {
    Predicate<CellResult> named = missing::concerns;
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
    Predicate<CellResult> ours =
        cell -> cell.axis(Axis.COMPILER).orElse("").startsWith(compiler.group(1) + " ");
    return full(named.and(ours), is(Axis.ARCH, compiler.group(2)));
  }

  /** What ran anywhere ran there too. */
  private boolean full(Predicate<CellResult> all, Predicate<CellResult> there) {
    Set<String> everywhere = subjects(all);
    return !everywhere.isEmpty() && subjects(all.and(there)).containsAll(everywhere);
  }

  private Set<String> subjects(Predicate<CellResult> which) {
    return cells.stream()
        .filter(which)
        .map(cell -> cell.subject().variant())
        .collect(Collectors.toSet());
  }

  private static Predicate<CellResult> is(String axis, String value) {
    return cell -> cell.axis(axis).filter(value::equals).isPresent();
  }
}
