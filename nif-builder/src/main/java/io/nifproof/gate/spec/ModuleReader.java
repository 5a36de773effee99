package io.nifproof.gate.spec;

import io.nifproof.toml.TomlView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads which module a library has: {@code erl}, {@code ex} or {@code beam} of {@code [library]}.
 */
record ModuleReader(TomlView library, Path project) {
  /** The module; empty when the table names none. */
  Optional<GateSpec.ModuleFile> read() {
    List<GateSpec.ModuleFile> found = new ArrayList<>();
    library
        .string("erl")
        .ifPresent(path -> found.add(new GateSpec.ModuleFile.Erl(at("erl", path))));
    library
        .string("beam")
        .ifPresent(path -> found.add(new GateSpec.ModuleFile.Beam(at("beam", path))));
    List<Path> elixir = library.words("ex").stream().map(path -> at("ex", path)).toList();
    if (!elixir.isEmpty()) {
      found.add(new GateSpec.ModuleFile.Ex(elixir));
    }
    if (found.size() > 1) {
      String last = library.has("beam") ? "beam" : "ex";
      library.problem(
          last, "`library.erl`, `library.ex` and `library.beam` exclude each other: name one");
    }
    return found.stream().findFirst();
  }

  private Path at(String key, String path) {
    Path absolute = project.resolve(path);
    if (!Files.isRegularFile(absolute)) {
      library.problem(key, "`library." + key + "`: there is no file `" + absolute + "`");
    }
    return absolute;
  }
}
