package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.FunctionFinding;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.UnitFunctions;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.build.OptLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the functions that fail when they alone are compiled as in the failing build. All others
 * carry an attribute that keeps the optimiser, and inlining, away from them; that the attribute
 * does what is expected of it is tested first.
 */
public final class FunctionSearch {
  private static final String UNDEFINED_SANITIZER = "-fsanitize=undefined";

  private final BisectRunner runner;
  private final List<String> notes;

  public FunctionSearch(BisectRunner runner, List<String> notes) {
    this.runner = runner;
    this.notes = notes;
  }

  private record Item(UnitFunctions unit, String name) {}

  /**
   * How functions are told apart.
   *
   * @param base how units are compiled
   * @param marker what a marked function carries
   * @param failingMarked whether the marked ones are those of the failing build
   */
  private record Split(Setting base, String marker, boolean failingMarked) {}

  public Optional<FunctionFinding> find(Ends ends, List<Path> units) {
    if (units.isEmpty()) {
      return Optional.empty();
    }
    if (!ends.sameCompiler()) {
      notes.add("functions of different compilers cannot be mixed in one unit");
      return Optional.empty();
    }
    runner.begin("function");
    boolean reversed = ends.fail().level() == OptLevel.O0 && ends.pass().level() != OptLevel.O0;
    Setting base = reversed ? ends.pass() : ends.fail();
    List<UnitFunctions> read = new ArrayList<>();
    for (Path unit : units) {
      UnitFunctions.of(runner.builder(), unit, base).ifPresent(read::add);
    }
    List<Item> all =
        read.stream()
            .flatMap(unit -> unit.names().stream().map(name -> new Item(unit, name)))
            .toList();
    if (read.size() < units.size() || all.isEmpty()) {
      notes.add("the functions of " + units + " could not be told apart");
      return Optional.empty();
    }
    runner.learnt(all.size() + (all.size() == 1 ? " function" : " functions"));
    return split(ends, base, reversed, read, all).map(split -> narrowed(ends, split, read, all));
  }

  /** The first way to split that behaves as it must at both ends. */
  private Optional<Split> split(
      Ends ends, Setting base, boolean reversed, List<UnitFunctions> read, List<Item> all) {
    for (String marker : markers(ends)) {
      Split split = new Split(base, marker, reversed);
      List<TestAnswer> answers =
          runner.ask(
              List.of(
                  trial("no function as in the failing build", ends, split, read, List.of()),
                  trial("all functions as in the failing build", ends, split, read, all)));
      if (answers.get(0).passed() && answers.get(1).failed()) {
        return Optional.of(split);
      }
      runner.learnt(marker + " does not turn the failing build into the passing one");
    }
    notes.add(
        "it could not be narrowed to a function: taking the optimiser away from every function"
            + " does not make it pass");
    return Optional.empty();
  }

  private static List<String> markers(Ends ends) {
    boolean sanitized = ends.fail().flags().contains(UNDEFINED_SANITIZER);
    if (sanitized && !ends.pass().flags().contains(UNDEFINED_SANITIZER)) {
      return List.of("__attribute__((noinline, no_sanitize(\"undefined\")))");
    }
    if (ends.fail().toolchain().compiler().family().isClang()) {
      return List.of("__attribute__((optnone, noinline))");
    }
    List<String> levels = new ArrayList<>(List.of("O0"));
    boolean lower = ends.pass().level().compareTo(ends.fail().level()) < 0;
    if (lower && ends.pass().level() != OptLevel.O0) {
      levels.add(ends.pass().level().name());
    }
    return levels.stream()
        .map(level -> "__attribute__((noipa, optimize(\"" + level + "\")))")
        .toList();
  }

  private FunctionFinding narrowed(
      Ends ends, Split split, List<UnitFunctions> read, List<Item> all) {
    List<Item> found =
        new DeltaDebugging<Item>(
                sets ->
                    runner
                        .ask(
                            sets.stream()
                                .map(set -> trial(names(set, all.size()), ends, split, read, set))
                                .toList())
                        .stream()
                        .map(TestAnswer::failed)
                        .toList(),
                runner.width())
            .minimal(all);
    List<Item> others = all.stream().filter(item -> !found.contains(item)).toList();
    TestAnswer without =
        runner
            .ask(List.of(trial("all but " + names(found, all.size()), ends, split, read, others)))
            .get(0);
    List<FunctionFinding.Guilty> guilty =
        found.stream()
            .map(
                item ->
                    new FunctionFinding.Guilty(
                        item.name(), item.unit().unit(), item.unit().place(item.name())))
            .toList();
    runner.learnt("function: " + names(found, all.size()));
    return new FunctionFinding(guilty, split.marker(), without.passed());
  }

  private static String names(List<Item> items, int all) {
    return items.size() > 3
        ? items.size() + " of " + all + " functions"
        : items.stream().map(Item::name).collect(Collectors.joining(", "));
  }

  private BisectRunner.Trial trial(
      String label, Ends ends, Split split, List<UnitFunctions> read, List<Item> failing) {
    List<VariantRecipe.Unit> units = new ArrayList<>();
    for (Path source : runner.subject().sources()) {
      units.add(
          read.stream()
              .filter(unit -> unit.unit().equals(source))
              .findFirst()
              .map(unit -> unit.marked(marked(unit, split, failing), split.marker()))
              .orElseGet(() -> new VariantRecipe.Unit(source, ends.pass())));
    }
    return new BisectRunner.Trial(label, new VariantRecipe(units, ends.fail()));
  }

  private static Set<String> marked(UnitFunctions unit, Split split, List<Item> failing) {
    Set<String> names =
        failing.stream()
            .filter(item -> item.unit() == unit)
            .map(Item::name)
            .collect(Collectors.toSet());
    if (split.failingMarked()) {
      return names;
    }
    Set<String> rest = new HashSet<>(unit.names());
    rest.removeAll(names);
    return rest;
  }
}
