package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How to make a library out of objects that may be compiled differently.
 *
 * @param units its translation units
 * @param link the compiler that links, with its flags
 */
public record VariantRecipe(List<Unit> units, Setting link) {
  /**
   * One translation unit.
   *
   * @param source its file
   * @param setting how it is compiled
   * @param text a file to compile in its place
   */
  public record Unit(Path source, Setting setting, Optional<Path> text) {
    public Unit(Path source, Setting setting) {
      this(source, setting, Optional.empty());
    }

    /** What is compiled. */
    Path file() {
      return text.orElse(source);
    }
  }

  public VariantRecipe {
    units = List.copyOf(units);
  }

  /** Every unit in the same way. */
  public static VariantRecipe of(BisectSubject subject, Setting setting) {
    return mixed(subject, setting, unused -> setting);
  }

  /** Every unit in its own way. */
  public static VariantRecipe mixed(
      BisectSubject subject, Setting link, Function<Path, Setting> settings) {
    return new VariantRecipe(
        subject.sources().stream().map(s -> new Unit(s, settings.apply(s))).toList(), link);
  }
}
