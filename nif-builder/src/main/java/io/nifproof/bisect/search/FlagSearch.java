package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.FlagFinding;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.search.GccFlags.Difference;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.toolchain.CompilerFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the flags that make the difference: of a level of gcc by the compiler's own list, of two
 * sets of flags by the words that are in one only.
 *
 * <p>A level of gcc does more than its flags, so each answer is one of a build; where flags alone
 * do not turn one into the other, that is told.
 */
public final class FlagSearch {
  private final BisectRunner runner;
  private final List<String> notes;
  private final Map<String, List<String>> sets;

  /**
   * A search.
   *
   * @param sets the names that the user has for flags
   */
  public FlagSearch(BisectRunner runner, List<String> notes, Map<String, List<String>> sets) {
    this.runner = runner;
    this.notes = notes;
    this.sets = sets;
  }

  public Optional<FlagFinding> find(Ends ends) {
    if (!ends.sameCompiler()) {
      return Optional.empty();
    }
    if (ends.sameLevel()) {
      return ofWords(ends);
    }
    boolean gcc = ends.fail().toolchain().compiler().family() == CompilerFamily.GCC;
    return gcc && ends.levelsOnly() ? ofLevel(ends) : Optional.empty();
  }

  private Optional<FlagFinding> ofLevel(Ends ends) {
    runner.begin("flag");
    List<Difference> all = GccFlags.differences(listing(ends.pass()), listing(ends.fail()));
    String levels = ends.pass().level().flag() + " and " + ends.fail().level().flag();
    if (all.isEmpty()) {
      notes.add("the compiler lists no flag that differs between " + levels);
      return Optional.empty();
    }
    runner.learnt(all.size() + " flags of the optimiser differ between " + levels);
    Function<List<Difference>, Setting> without =
        set -> ends.fail().plus(set.stream().map(Difference::passing).toList());
    Function<List<Difference>, Setting> with =
        set -> ends.pass().plus(set.stream().map(Difference::failing).toList());
    if (ask(without, all, all.size()).passed()) {
      List<Difference> found = minimal(all, without, TestAnswer::passed);
      boolean enough = ask(with, found, all.size()).failed();
      List<String> cure = found.stream().map(Difference::passing).toList();
      return told(new FlagFinding(failing(found), cure, enough));
    }
    if (ask(with, all, all.size()).failed()) {
      return told(
          new FlagFinding(failing(minimal(all, with, TestAnswer::failed)), List.of(), true));
    }
    notes.add(
        "flags alone do not turn "
            + ends.pass().id()
            + " into "
            + ends.fail().id()
            + ": a level of gcc does more than its flags");
    return Optional.empty();
  }

  /** The words of the failing build that the passing one lacks. */
  private Optional<FlagFinding> ofWords(Ends ends) {
    runner.begin("flag");
    List<List<String>> more = new ArrayList<>(FlagWords.of(ends.fail().flags()));
    more.removeAll(FlagWords.of(ends.pass().flags()));
    Setting linked = ends.pass().linkedAs(ends.fail());
    String only = ends.pass().id() + ", linked with " + String.join(" ", linked.linkFlags());
    if (!linked.linkFlags().equals(ends.pass().linkFlags())
        && runner.ask(only, VariantRecipe.of(runner.subject(), linked)).failed()) {
      return told(new FlagFinding(ends.fail().linkFlags(), List.of(), true));
    }
    Function<List<List<String>>, Setting> with =
        set -> linked.plus(set.stream().flatMap(List::stream).toList());
    if (more.isEmpty() || (more.size() > 1 && !runner.ask(with.apply(more)).failed())) {
      notes.add("the failing build differs by flags that it lacks, or by their order");
      return Optional.empty();
    }
    List<List<String>> found = minimal(more, with, TestAnswer::failed);
    return told(new FlagFinding(found.stream().flatMap(List::stream).toList(), List.of(), true));
  }

  private Optional<FlagFinding> told(FlagFinding finding) {
    FlagFinding named = finding.named(sets);
    String set = named.set().map(name -> " of the set `" + name + "`").orElse("");
    runner.learnt("flag: " + String.join(" ", finding.flags()) + set);
    return Optional.of(named);
  }

  private <T> List<T> minimal(
      List<T> all, Function<List<T>, Setting> setting, Function<TestAnswer, Boolean> wanted) {
    return new DeltaDebugging<T>(
            sets ->
                runner
                    .ask(sets.stream().map(set -> trial(setting, set, all.size())).toList())
                    .stream()
                    .map(wanted)
                    .toList(),
            runner.width())
        .minimal(all);
  }

  private <T> TestAnswer ask(Function<List<T>, Setting> setting, List<T> set, int all) {
    return runner.ask(List.of(trial(setting, set, all))).get(0);
  }

  /** Few flags are named, many are counted. */
  private <T> BisectRunner.Trial trial(Function<List<T>, Setting> setting, List<T> set, int all) {
    Setting with = setting.apply(set);
    Setting plain = setting.apply(List.of());
    String label =
        set.size() <= 2
            ? with.id()
            : plain.id() + " with " + set.size() + " of the " + all + " flags changed";
    return new BisectRunner.Trial(label, VariantRecipe.of(runner.subject(), with));
  }

  private static List<String> failing(List<Difference> differences) {
    return differences.stream().map(Difference::failing).toList();
  }

  private String listing(Setting setting) {
    return runner.builder().scratch().say(setting, List.of("-Q", "--help=optimizers"));
  }
}
