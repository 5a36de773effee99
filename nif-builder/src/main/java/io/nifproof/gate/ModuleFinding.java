package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.FindingId;
import io.nifproof.audit.Place;
import io.nifproof.audit.Severity;
import java.nio.file.Path;
import java.util.List;

/** Says of a cell that its library was not loaded because the project's own module is wrong. */
final class ModuleFinding {
  private static final FindingId WRONG_MODULE = new FindingId("NP205");

  private ModuleFinding() {}

  /** The finding; none when the module could not be had for another reason. */
  static List<Finding> of(Path library, ModuleException reason) {
    return reason.isWrong()
        ? List.of(
            new Finding(
                WRONG_MODULE,
                Severity.ERROR,
                Place.of(library),
                reason.getMessage().lines().limit(2).reduce((a, b) -> a + " " + b).orElse(""),
                "a module that the oldest OTP of the run compiles and loads",
                "no build of the library can be loaded without its module",
                "mend the module; `library.erl` or `library.beam` of nifproof.toml names it"))
        : List.of();
  }
}
