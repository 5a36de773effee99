package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Confirmation;
import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.FlagFinding;
import io.nifproof.bisect.result.SemanticFlag;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.BuiltVariant;
import io.nifproof.bisect.variant.VariantBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was found into two plain commands, runs them, and tests what they make. */
public final class Confirming {
  private final BisectRunner runner;

  public Confirming(BisectRunner runner) {
    this.runner = runner;
  }

  public Confirmation confirm(Ends ends, Optional<FlagFinding> flags, List<SemanticFlag> reliefs) {
    runner.begin("the commands that show it");
    Optional<List<String>> cure =
        flags
            .map(FlagFinding::cure)
            .filter(words -> !words.isEmpty())
            .or(() -> reliefs.stream().findFirst().map(SemanticFlag::flags));
    Setting passing = cure.map(words -> ends.fail().plus(words)).orElse(ends.pass());
    Tested failed = test(ends.fail());
    Tested passed = test(passing);
    return new Confirmation(
        runner.builder().command(ends.fail()),
        failed.answer(),
        runner.builder().command(passing),
        passed.answer(),
        broken(passing, passed, failed));
  }

  private record Tested(TestAnswer answer, Optional<Path> library) {}

  /** What helps one case may harm another. */
  private List<String> broken(Setting passing, Tested passed, Tested failed) {
    if (passed.library().isEmpty() || failed.library().isEmpty()) {
      return List.of();
    }
    Map<String, TestAnswer> before = runner.others(failed.library().get());
    return runner.others(passed.library().get()).entrySet().stream()
        .filter(other -> other.getValue().failed() && before.get(other.getKey()).passed())
        .map(
            other ->
                "`"
                    + passing.id()
                    + "` helps here and breaks the case `"
                    + other.getKey()
                    + "`: "
                    + other.getValue().sentence())
        .toList();
  }

  private Tested test(Setting setting) {
    VariantBuilder builder = runner.builder();
    BuiltVariant product =
        builder.whole(setting, builder.scratch().freshLibrary(builder.subject().name()));
    String label = setting.id() + ", in one command";
    return product instanceof BuiltVariant.Made made
        ? new Tested(runner.askFile(label, made.file()), Optional.of(made.file()))
        : new Tested(
            new TestAnswer.NotBuilt(((BuiltVariant.NotMade) product).words()), Optional.empty());
  }
}
