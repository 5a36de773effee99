package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Setting;
import java.nio.file.Path;
import java.util.List;

/** Builds a library in one way after the other. Thread-safe. */
public interface VariantBuilder {
  /** What is built. */
  BisectSubject subject();

  /** What compilers are asked with. */
  CompilerScratch scratch();

  /** The library of a recipe. */
  BuiltVariant library(VariantRecipe recipe);

  /** One unit, with the words that say what to make of it. */
  BuiltVariant compile(VariantRecipe.Unit unit, List<String> purpose, Path output);

  /** The library as a user would build it under a setting. */
  BuiltVariant whole(Setting setting, Path output);

  /** The command that a user would do that with. */
  List<String> command(Setting setting);

  /** A file that a compiler names in a unit, by its path in the user's project. */
  Path written(Path unit, Path file);
}
