package io.nifproof.gate.run;

import io.nifproof.build.project.NifFiles;
import io.nifproof.gate.plan.LibraryFile;
import java.nio.file.Path;
import java.util.Optional;

/** NIF libraries as their files tell. */
final class ReadNifs implements NifFiles {
  @Override
  public boolean isNif(Path file) {
    return LibraryFile.read(file).isNif();
  }

  @Override
  public Optional<String> module(Path file) {
    return LibraryFile.read(file).module();
  }
}
