package io.nifproof.build.project;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What compilers do for a project's build, behind the words of its own rules.
 *
 * @param units how some sources are compiled, by their names relative to the project
 * @param others what is added where any other source is compiled
 * @param link what is added where something is linked
 */
public record CompilerInterposition(Map<Path, Unit> units, List<String> others, List<String> link) {
  /**
   * How one source is compiled.
   *
   * @param command the compiler's words
   * @param words what is added to those of the call
   * @param instead a file to compile in its place
   */
  public record Unit(List<String> command, List<String> words, Optional<Path> instead) {
    /** Copies the lists. */
    public Unit {
      command = List.copyOf(command);
      words = List.copyOf(words);
    }
  }

  /** Copies the collections. */
  public CompilerInterposition {
    units = new LinkedHashMap<>(units);
    others = List.copyOf(others);
    link = List.copyOf(link);
  }
}
