package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.VariantRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the translation units that fail when they alone are compiled as in the failing build. */
public final class UnitSearch {
  private final BisectRunner runner;
  private final List<String> notes;

  public UnitSearch(BisectRunner runner, List<String> notes) {
    this.runner = runner;
    this.notes = notes;
  }

  /** The units; none when it is not them. */
  public List<Path> find(Ends ends) {
    List<Path> all = runner.subject().sources();
    if (all.size() == 1) {
      return all;
    }
    runner.begin("translation unit");
    TestAnswer none =
        runner.ask("none as in " + ends.fail().id() + ", linked so", recipe(ends, List.of()));
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
                    runner.ask(sets.stream().map(set -> trial(ends, set)).toList()).stream()
                        .map(TestAnswer::failed)
                        .toList(),
                runner.width())
            .minimal(all);
    runner.learnt("translation unit: " + names(found));
    return found;
  }

  private BisectRunner.Trial trial(Ends ends, List<Path> failing) {
    String label = names(failing) + " as in " + ends.fail().id();
    return new BisectRunner.Trial(label, recipe(ends, failing));
  }

  private VariantRecipe recipe(Ends ends, List<Path> failing) {
    return VariantRecipe.mixed(
        runner.subject(),
        ends.fail(),
        source -> failing.contains(source) ? ends.fail() : ends.pass());
  }

  private static String names(List<Path> units) {
    return units.size() > 3
        ? units.size() + " units"
        : units.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
