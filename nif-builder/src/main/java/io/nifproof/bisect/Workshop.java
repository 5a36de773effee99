package io.nifproof.bisect;

import java.nio.file.Path;
import java.util.List;

/** Builds a library in one way after the other. Thread-safe. */
interface Workshop {
  /** What is built. */
  Subject subject();

  /** What compilers are asked with. */
  Bench bench();

  /** The library of a recipe. */
  Product library(Recipe recipe);

  /** One unit, with the words that say what to make of it. */
  Product compile(Recipe.Unit unit, List<String> purpose, Path output);

  /** The library as a user would build it under a setting. */
  Product whole(Setting setting, Path output);

  /** The command that a user would do that with. */
  List<String> command(Setting setting);

  /** A file that a compiler names in a unit, by its path in the user's project. */
  Path written(Path unit, Path file);
}
