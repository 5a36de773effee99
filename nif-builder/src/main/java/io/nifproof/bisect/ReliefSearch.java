package io.nifproof.bisect;

import io.nifproof.build.OptLevel;
import java.util.ArrayList;
import java.util.List;

/** Tries which freedoms the compiler must not take for the failing build to pass. */
final class ReliefSearch {
  private final Laboratory laboratory;

  ReliefSearch(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Relief> find(Ends ends) {
    Setting fail = ends.fail();
    if (fail.level() == OptLevel.O0 || !ends.sameCompiler()) {
      return List.of();
    }
    laboratory.begin("what the code relies on");
    List<Relief> all = Relief.of(fail.toolchain().compiler().family());
    List<Laboratory.Trial> trials =
        all.stream()
            .map(
                relief -> {
                  String label = fail.id() + " " + relief.flags().get(0);
                  Setting relieved = fail.plus(relief.flags());
                  return new Laboratory.Trial(label, Recipe.of(laboratory.subject(), relieved));
                })
            .toList();
    List<Answer> answers = laboratory.ask(trials);
    List<Relief> helpful = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (answers.get(i).passed()) {
        helpful.add(all.get(i));
        laboratory.learnt(
            "passes with " + all.get(i).flags().get(0) + ": relies " + all.get(i).relies());
      }
    }
    return helpful;
  }
}
