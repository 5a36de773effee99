package io.nifproof.bisect;

import io.nifproof.build.SourceCommand;
import java.nio.file.Path;
import java.util.ArrayList;
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
        command(ends.fail(), named()), test(ends.fail()), command(passing, named()), test(passing));
  }

  private Answer test(Setting setting) {
    Workshop workshop = laboratory.workshop();
    Path output = workshop.fresh(".so");
    Product product = workshop.run(command(setting, output), output);
    String label = setting.id() + ", in one command";
    return product instanceof Product.Made
        ? laboratory.askFile(label, output)
        : new Answer.NotBuilt(((Product.NotMade) product).words());
  }

  private Path named() {
    return Path.of(laboratory.subject().name() + ".so");
  }

  /** As users write it, with debug information. */
  private List<String> command(Setting setting, Path output) {
    Subject subject = laboratory.subject();
    List<String> words =
        new ArrayList<>(SourceCommand.driver(setting.toolchain(), subject.sources()));
    words.addAll(List.of("-shared", "-g"));
    words.addAll(setting.words(subject));
    words.addAll(SourceCommand.words(subject.sources()));
    words.addAll(List.of("-o", output.toString()));
    words.addAll(setting.linkWords(subject));
    return words;
  }
}
