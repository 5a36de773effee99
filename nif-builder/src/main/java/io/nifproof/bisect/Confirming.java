package io.nifproof.bisect;

import java.util.List;
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
    return new Confirmation(
        laboratory.workshop().command(ends.fail()),
        test(ends.fail()),
        laboratory.workshop().command(passing),
        test(passing));
  }

  private Answer test(Setting setting) {
    Workshop workshop = laboratory.workshop();
    Product product =
        workshop.whole(setting, workshop.bench().freshLibrary(workshop.subject().name()));
    String label = setting.id() + ", in one command";
    return product instanceof Product.Made made
        ? laboratory.askFile(label, made.file())
        : new Answer.NotBuilt(((Product.NotMade) product).words());
  }
}
