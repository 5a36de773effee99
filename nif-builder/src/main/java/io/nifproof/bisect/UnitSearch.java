package io.nifproof.bisect;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the translation units that fail when they alone are compiled as in the failing build. */
final class UnitSearch {
  private final Laboratory laboratory;
  private final List<String> notes;

  UnitSearch(Laboratory laboratory, List<String> notes) {
    this.laboratory = laboratory;
    this.notes = notes;
  }

  /** The units; none when it is not them. */
  List<Path> find(Ends ends) {
    List<Path> all = laboratory.subject().sources();
    if (all.size() == 1) {
      return all;
    }
    laboratory.begin("translation unit");
    Answer none =
        laboratory.ask("none as in " + ends.fail().id() + ", linked so", recipe(ends, List.of()));
    if (!none.passed()) {
      notes.add(
          none.failed()
              ? "linking as in the failing build is enough to fail: no translation unit is to blame"
              : "objects of both builds cannot be mixed: " + none.sentence());
      return List.of();
    }
    List<Path> found =
        new DeltaDebugging<Path>(
                sets ->
                    laboratory.ask(sets.stream().map(set -> trial(ends, set)).toList()).stream()
                        .map(Answer::failed)
                        .toList(),
                laboratory.width())
            .minimal(all);
    laboratory.learnt("translation unit: " + names(found));
    return found;
  }

  private Laboratory.Trial trial(Ends ends, List<Path> failing) {
    String label = names(failing) + " as in " + ends.fail().id();
    return new Laboratory.Trial(label, recipe(ends, failing));
  }

  private Recipe recipe(Ends ends, List<Path> failing) {
    return Recipe.mixed(
        laboratory.subject(),
        ends.fail(),
        source -> failing.contains(source) ? ends.fail() : ends.pass());
  }

  private static String names(List<Path> units) {
    return units.size() > 3
        ? units.size() + " units"
        : units.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
