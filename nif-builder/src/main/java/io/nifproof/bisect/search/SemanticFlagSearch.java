package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.SemanticFlag;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.build.OptLevel;
import java.util.ArrayList;
import java.util.List;

/** Tries which freedoms the compiler must not take for the failing build to pass. */
public final class SemanticFlagSearch {
  private final BisectRunner runner;

  public SemanticFlagSearch(BisectRunner runner) {
    this.runner = runner;
  }

  public List<SemanticFlag> find(Ends ends) {
    Setting fail = ends.fail();
    if (fail.level() == OptLevel.O0 || !ends.sameCompiler()) {
      return List.of();
    }
    runner.begin("what the code relies on");
    List<SemanticFlag> all = SemanticFlag.of(fail.toolchain().compiler().family());
    List<BisectRunner.Trial> trials =
        all.stream()
            .map(
                flag -> {
                  String label = fail.id() + " " + flag.flags().get(0);
                  Setting relieved = fail.plus(flag.flags());
                  return new BisectRunner.Trial(
                      label, VariantRecipe.of(runner.subject(), relieved));
                })
            .toList();
    List<TestAnswer> answers = runner.ask(trials);
    List<SemanticFlag> helpful = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (answers.get(i).passed()) {
        helpful.add(all.get(i));
        runner.learnt(
            "passes with " + all.get(i).flags().get(0) + ": relies " + all.get(i).relies());
      }
    }
    return helpful;
  }
}
