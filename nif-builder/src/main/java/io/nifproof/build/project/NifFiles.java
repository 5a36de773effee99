package io.nifproof.build.project;

import java.nio.file.Path;
import java.util.Optional;

/** What can be told of the shared libraries that a build makes. Thread-safe. */
public interface NifFiles {
  /** Nothing. */
  NifFiles NONE =
      new NifFiles() {
        @Override
        public boolean isNif(Path file) {
          return false;
        }

        @Override
        public Optional<String> module(Path file) {
          return Optional.empty();
        }
      };

  /** Whether a file is a NIF library. */
  boolean isNif(Path file);

  /** The module that a NIF library says it belongs to; empty when its file does not tell. */
  Optional<String> module(Path file);
}
