package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.Stopped;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds a way to build that passes and one that fails, and brings them as near as levels can. */
public final class EndSearch {
  private static final List<OptLevel> LADDER =
      List.of(OptLevel.O0, OptLevel.O1, OptLevel.O2, OptLevel.O3);
  private static final List<OptLevel> ALL =
      List.of(OptLevel.O0, OptLevel.O1, OptLevel.O2, OptLevel.O3, OptLevel.Os, OptLevel.Og);

  private final BisectRunner runner;
  private final Map<Setting, TestAnswer> answers = new HashMap<>();

  public EndSearch(BisectRunner runner) {
    this.runner = runner;
  }

  public Ends find(Question question) throws Stopped {
    runner.begin("what passes and what fails");
    Ends ends = given(question);
    requireTheSameTwice(ends.pass());
    requireTheSameTwice(ends.fail());
    runner.begin("level");
    return nearer(ends);
  }

  private Ends given(Question question) throws Stopped {
    if (question.pass().isPresent() && question.fail().isPresent()) {
      Ends ends = new Ends(question.pass().get(), question.fail().get());
      List<TestAnswer> both = ask(List.of(ends.pass(), ends.fail()));
      require(both.get(0), ends.pass(), TestAnswer::passed, Conclusion.NOTHING_PASSES);
      require(both.get(1), ends.fail(), TestAnswer::failed, Conclusion.NOTHING_FAILS);
      return ends;
    }
    if (question.fail().isPresent()) {
      Setting fail = question.fail().get();
      require(ask(fail), fail, TestAnswer::failed, Conclusion.NOTHING_FAILS);
      Setting plain = new Setting(fail.toolchain(), fail.level(), List.of(), List.of());
      // Where its flags are to blame, no level passes with them.
      Setting pass =
          !fail.equals(plain) && ask(plain).passed()
              ? plain
              : other(fail, TestAnswer::passed, Conclusion.NOTHING_PASSES);
      return new Ends(pass, fail);
    }
    if (question.pass().isPresent()) {
      Setting pass = question.pass().get();
      require(ask(pass), pass, TestAnswer::passed, Conclusion.NOTHING_PASSES);
      return new Ends(pass, other(pass, TestAnswer::failed, Conclusion.NOTHING_FAILS));
    }
    return unknown(question.toolchains());
  }

  /** Another level that does what is wanted; the nearest of those. */
  private Setting other(Setting one, Predicate<TestAnswer> wanted, Conclusion otherwise)
      throws Stopped {
    Map<OptLevel, TestAnswer> byLevel = levels(one);
    return ALL.stream()
        .filter(level -> wanted.test(byLevel.get(level)))
        .min((a, b) -> Integer.compare(distance(a, one.level()), distance(b, one.level())))
        .map(one::at)
        .orElseThrow(() -> none(otherwise, byLevel));
  }

  private static int distance(OptLevel one, OptLevel other) {
    return Math.abs(ALL.indexOf(one) - ALL.indexOf(other));
  }

  private Ends unknown(List<Toolchain> toolchains) throws Stopped {
    Map<OptLevel, TestAnswer> last = Map.of();
    Conclusion why = Conclusion.NOTHING_FAILS;
    for (Toolchain toolchain : toolchains) {
      Setting setting = new Setting(toolchain, OptLevel.O0, List.of(), List.of());
      last = levels(setting);
      Optional<OptLevel> fail = first(last, TestAnswer::failed);
      if (fail.isEmpty()) {
        continue;
      }
      Map<OptLevel, TestAnswer> byLevel = last;
      List<OptLevel> below = ALL.subList(0, ALL.indexOf(fail.get()));
      Optional<OptLevel> pass =
          below.stream()
              .filter(level -> byLevel.get(level).passed())
              .reduce((a, b) -> b)
              .or(() -> first(byLevel, TestAnswer::passed));
      if (pass.isPresent()) {
        return new Ends(setting.at(pass.get()), setting.at(fail.get()));
      }
      why = Conclusion.NOTHING_PASSES;
    }
    throw none(why, last);
  }

  private static Optional<OptLevel> first(
      Map<OptLevel, TestAnswer> byLevel, Predicate<TestAnswer> wanted) {
    return ALL.stream().filter(level -> wanted.test(byLevel.get(level))).findFirst();
  }

  private Map<OptLevel, TestAnswer> levels(Setting setting) {
    List<TestAnswer> all = ask(ALL.stream().map(setting::at).toList());
    Map<OptLevel, TestAnswer> byLevel = new EnumMap<>(OptLevel.class);
    for (int i = 0; i < ALL.size(); i++) {
      byLevel.put(ALL.get(i), all.get(i));
    }
    return byLevel;
  }

  private static Stopped none(Conclusion conclusion, Map<OptLevel, TestAnswer> byLevel) {
    for (TestAnswer answer : byLevel.values()) {
      if (!answer.passed() && !answer.failed()) {
        return stopped(answer, "a level");
      }
    }
    boolean fails = conclusion == Conclusion.NOTHING_PASSES;
    return new Stopped(
        conclusion,
        fails
            ? "every level fails: the optimiser is not what makes the difference"
            : "every level passes: there is nothing to bisect");
  }

  private static void require(
      TestAnswer answer, Setting setting, Predicate<TestAnswer> wanted, Conclusion otherwise)
      throws Stopped {
    if (wanted.test(answer)) {
      return;
    }
    if (!answer.passed() && !answer.failed()) {
      throw stopped(answer, setting.id());
    }
    throw new Stopped(
        otherwise,
        "`" + setting.id() + "` " + (answer.passed() ? "passes: " : "fails: ") + answer.sentence());
  }

  private static Stopped stopped(TestAnswer answer, String what) {
    Conclusion conclusion =
        answer instanceof TestAnswer.BadCall ? Conclusion.BAD_CALL : Conclusion.INCOMPLETE;
    return new Stopped(conclusion, what + " could not be tested: " + answer.sentence());
  }

  /** What is rarely otherwise is seen late: once more, when the result is not what it should be. */
  public void requireTheSameStill(Ends ends) throws Stopped {
    requireTheSameTwice(ends.pass());
    requireTheSameTwice(ends.fail());
  }

  private void requireTheSameTwice(Setting setting) throws Stopped {
    TestAnswer first = answers.get(setting);
    TestAnswer again = runner.askAgain(setting.id() + ", again", recipe(setting));
    if (first.passed() != again.passed() || first.failed() != again.failed()) {
      throw new Stopped(
          Conclusion.NOT_DETERMINISTIC,
          "not deterministic: the same library of `"
              + setting.id()
              + "` first "
              + first.sentence()
              + ", then "
              + again.sentence());
    }
  }

  private Ends nearer(Ends ends) {
    Ends near = ends;
    if (!near.sameCompiler() && near.fail().level() != OptLevel.O0) {
      Setting plain = near.fail().at(OptLevel.O0);
      near = ask(plain).passed() ? new Ends(plain, near.fail()) : near;
    }
    if (near.sameCompiler() && !near.sameLevel() && !near.levelsOnly()) {
      Setting mixed = near.pass().withFlagsOf(near.fail());
      near = ask(mixed).failed() ? new Ends(near.pass(), mixed) : new Ends(mixed, near.fail());
    }
    return near.levelsOnly() ? between(near) : near;
  }

  /** Halves the way between two levels of the ladder. */
  private Ends between(Ends ends) {
    List<OptLevel> ladder = new ArrayList<>(LADDER);
    if (!ladder.contains(ends.fail().level()) || !ladder.contains(ends.pass().level())) {
      return ends;
    }
    int low = ladder.indexOf(ends.pass().level());
    int high = ladder.indexOf(ends.fail().level());
    while (Math.abs(high - low) > 1) {
      int middle = (low + high) / 2;
      TestAnswer answer = ask(ends.fail().at(ladder.get(middle)));
      if (answer.failed()) {
        high = middle;
      } else if (answer.passed()) {
        low = middle;
      } else {
        break;
      }
    }
    return new Ends(ends.fail().at(ladder.get(low)), ends.fail().at(ladder.get(high)));
  }

  private TestAnswer ask(Setting setting) {
    TestAnswer known = answers.get(setting);
    return known == null ? ask(List.of(setting)).get(0) : known;
  }

  private List<TestAnswer> ask(List<Setting> settings) {
    List<TestAnswer> all =
        runner.ask(
            settings.stream()
                .map(setting -> new BisectRunner.Trial(setting.id(), recipe(setting)))
                .toList());
    for (int i = 0; i < all.size(); i++) {
      answers.put(settings.get(i), all.get(i));
    }
    return all;
  }

  private VariantRecipe recipe(Setting setting) {
    return VariantRecipe.of(runner.subject(), setting);
  }
}
