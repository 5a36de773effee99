package io.nifproof.analysis;

import io.nifproof.node.Phase;
import io.nifproof.result.Axis;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Crash;
import io.nifproof.result.words.CellWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to look, by the axis that separates. */
final class Hints {
  private static final int FUNCTIONS = 3;
  private static final Pattern CALL =
      Pattern.compile("(?:[a-z]\\w*:)?([a-z]\\w*)\\(.*", Pattern.DOTALL);

  private Hints() {}

  static String of(List<Separator> separators, List<CellResult> failing) {
    if (separators.isEmpty()) {
      return "";
    }
    if (failing.stream().allMatch(cell -> cell.outcome() == CellOutcome.NOT_BUILT)) {
      return "no library was made there, so none did anything wrong: read what the compiler wrote";
    }
    List<String> axes = separators.get(0).axes();
    String where = functions(failing);
    if (axes.contains(Axis.OPTIMIZE) || axes.contains(Axis.COMPILER)) {
      return "compilers differ where C leaves the behaviour open: look for undefined behaviour"
          + where;
    }
    if (axes.contains(Axis.ARCH)) {
      return "look at what differs between processors"
          + where
          + ": alignment, signedness of char, memory order, inline assembly";
    }
    if (axes.contains(Axis.OTP)) {
      return "look at what differs between OTP releases: the NIF version, enif_* functions, what"
          + " the VM's code keeps in registers";
    }
    return "";
  }

  /** The functions that were running, by the crash or by the case. */
  private static String functions(List<CellResult> failing) {
    Set<String> names = new LinkedHashSet<>();
    for (CellResult cell : failing) {
      cell.crash().flatMap(Hints::function).ifPresent(names::add);
      for (CallResult row : cell.calls()) {
        Matcher call = CALL.matcher(row.call());
        if (!row.asExpected() && call.matches()) {
          String name = call.group(1);
          if (names.stream().noneMatch(known -> known.startsWith(name + "/"))) {
            names.add(name);
          }
        }
      }
    }
    List<String> shown = names.stream().limit(FUNCTIONS).map(name -> "`" + name + "`").toList();
    return shown.isEmpty() ? "" : " in " + CellWords.list(shown);
  }

  /** The NIF that was called, else the innermost function whose source is known. */
  private static Optional<String> function(Crash crash) {
    if (crash.where().phase().equals(Phase.CALL.id())) {
      return crash.where().function();
    }
    return crash.frames().stream()
        .filter(frame -> frame.file().isPresent())
        .flatMap(frame -> frame.function().stream())
        .findFirst();
  }
}
