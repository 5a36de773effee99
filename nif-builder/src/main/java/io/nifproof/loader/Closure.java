package io.nifproof.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library with all that it needs, directly or through others, in the order in which the loader
 * searches them for symbols. Immutable.
 *
 * @param libraries what was found, the library itself first
 * @param missing what was not
 */
public record Closure(List<Loaded> libraries, List<MissingLibrary> missing) {
  /** Copies the lists. */
  public Closure {
    libraries = List.copyOf(libraries);
    missing = List.copyOf(missing);
  }

  /**
   * Looks for everything that a library needs.
   *
   * @param present what the process has loaded before, the program first
   */
  public static Closure of(
      SharedLibrary library, LoaderPaths paths, LibraryFiles files, List<Loaded> present) {
    return new ClosureFinder(library, paths, files, present).find();
  }

  /** The library itself. */
  public SharedLibrary library() {
    return libraries.get(0).library();
  }

  /** What was found beside the library itself. */
  public List<Loaded> dependencies() {
    return libraries.subList(1, libraries.size());
  }

  /** The dependencies that the project brings itself, not the system. */
  public List<SharedLibrary> bundled() {
    return dependencies().stream().filter(Loaded::bundled).map(Loaded::library).toList();
  }

  /** The library itself and what it brings. */
  public List<SharedLibrary> own() {
    List<SharedLibrary> own = new ArrayList<>(List.of(library()));
    own.addAll(bundled());
    return own;
  }

  /** Whether all that is needed was found. */
  public boolean complete() {
    return missing.isEmpty();
  }

  /** Whether one of the libraries offers a symbol. */
  public boolean offers(String symbol) {
    return all().anyMatch(library -> library.exports(symbol));
  }

  /** The library that goes by a name, as a version need has it. */
  public Optional<SharedLibrary> named(String name) {
    return all()
        .filter(library -> library.name().equals(name) || library.file().endsWith(name))
        .findFirst();
  }

  private Stream<SharedLibrary> all() {
    return libraries.stream().map(Loaded::library);
  }
}
