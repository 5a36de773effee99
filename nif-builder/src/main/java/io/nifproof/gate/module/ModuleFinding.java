package io.nifproof.gate.module;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import java.nio.file.Path;
import java.util.List;

/** Says of a cell that its library was not loaded because the project's own module is wrong. */
public final class ModuleFinding {
  private ModuleFinding() {}

  /** The finding; none when the module could not be had for another reason. */
  public static List<Finding> of(Path library, ModuleException reason) {
    return reason.isWrong()
        ? List.of(
            Finding.error(FindingId.NP205, Place.of(library))
                .found(
                    reason.getMessage().lines().limit(2).reduce((a, b) -> a + " " + b).orElse(""))
                .expected("a module that the oldest OTP of the run compiles and loads")
                .means("no build of the library can be loaded without its module")
                .remedy(
                    "mend the module; `library.erl` or `library.beam` of nifproof.toml names it"))
        : List.of();
  }
}
