package io.nifproof.reading;

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

  static String of(List<Separator> separators, List<CellRow> failing) {
    if (separators.isEmpty()) {
      return "";
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
  private static String functions(List<CellRow> failing) {
    Set<String> names = new LinkedHashSet<>();
    for (CellRow cell : failing) {
      cell.crash().flatMap(Hints::function).ifPresent(names::add);
      for (CaseRow row : cell.cases()) {
        Matcher call = CALL.matcher(row.call());
        if (wrong(row) && call.matches()) {
          String name = call.group(1);
          if (names.stream().noneMatch(known -> known.startsWith(name + "/"))) {
            names.add(name);
          }
        }
      }
    }
    List<String> shown = names.stream().limit(FUNCTIONS).map(name -> "`" + name + "`").toList();
    return shown.isEmpty() ? "" : " in " + Words.list(shown);
  }

  /** The NIF that was called, else the innermost function whose source is known. */
  private static Optional<String> function(JsonObject crash) {
    if (crash.text("phase").filter("call"::equals).isPresent()) {
      return crash.text("nifFunction");
    }
    return crash.objects("frames").stream()
        .filter(frame -> frame.text("file").isPresent())
        .flatMap(frame -> frame.text("function").stream())
        .findFirst();
  }

  private static boolean wrong(CaseRow row) {
    return row.ok().map(ok -> !ok).orElse(row.result().isEmpty());
  }
}
