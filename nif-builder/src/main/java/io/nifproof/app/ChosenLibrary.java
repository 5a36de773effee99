package io.nifproof.app;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which library of a project a use case is about that takes one. */
final class ChosenLibrary {
  private ChosenLibrary() {}

  /**
   * The library of a name; the only one when none is given.
   *
   * @throws UseCaseException when there is no such library, or several and none is named
   */
  static Library of(GateSpec spec, Optional<String> name) {
    String known = spec.libraries().stream().map(Library::name).collect(Collectors.joining(", "));
    if (name.isEmpty() && spec.libraries().size() > 1) {
      throw UseCaseException.wrong(
          "nifproof.toml has several libraries: " + known + "; which of them shall it be?",
          "name one with --library");
    }
    return spec.libraries().stream()
        .filter(one -> name.isEmpty() || one.name().equals(name.get()))
        .findFirst()
        .orElseThrow(
            () ->
                UseCaseException.wrong(
                    "no library `" + name.get() + "` in nifproof.toml",
                    "libraries there: " + known));
  }
}
