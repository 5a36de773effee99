package io.nifproof.bisect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was found into two plain commands, runs them, and tests what they make. */
final class Confirming {
  private final Laboratory laboratory;

  Confirming(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  Confirmation confirm(Ends ends, Optional<FlagFinding> flags, List<Relief> reliefs) {
    laboratory.begin("the commands that show it");
    Optional<List<String>> cure =
        flags
            .map(FlagFinding::cure)
            .filter(words -> !words.isEmpty())
            .or(() -> reliefs.stream().findFirst().map(Relief::flags));
    Setting passing = cure.map(words -> ends.fail().plus(words)).orElse(ends.pass());
    Tested failed = test(ends.fail());
    Tested passed = test(passing);
    return new Confirmation(
        laboratory.workshop().command(ends.fail()),
        failed.answer(),
        laboratory.workshop().command(passing),
        passed.answer(),
        broken(passing, passed, failed));
  }

  private record Tested(Answer answer, Optional<Path> library) {}

  /** What helps one case may harm another. */
  private List<String> broken(Setting passing, Tested passed, Tested failed) {
    if (passed.library().isEmpty() || failed.library().isEmpty()) {
      return List.of();
    }
    Map<String, Answer> before = laboratory.others(failed.library().get());
    return laboratory.others(passed.library().get()).entrySet().stream()
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
    Workshop workshop = laboratory.workshop();
    Product product =
        workshop.whole(setting, workshop.bench().freshLibrary(workshop.subject().name()));
    String label = setting.id() + ", in one command";
    return product instanceof Product.Made made
        ? new Tested(laboratory.askFile(label, made.file()), Optional.of(made.file()))
        : new Tested(new Answer.NotBuilt(((Product.NotMade) product).words()), Optional.empty());
  }
}
