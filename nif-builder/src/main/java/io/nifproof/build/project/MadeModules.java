package io.nifproof.build.project;

import io.nifproof.build.BuiltModules;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the Erlang module that a build has made for its library: one that loads a NIF and has the
 * name that the library's entry says. Where none has, it is one that belongs to no other library.
 */
final class MadeModules {
  private final BuildPlace place;
  private final NifFiles nifs;
  private final Map<Path, FileTime> before;

  private MadeModules(BuildPlace place, NifFiles nifs) throws IOException {
    this.place = place;
    this.nifs = nifs;
    this.before = files();
  }

  /**
   * Of a build that has not begun. The project's own modules that lie in the copy go, as an old
   * library does: what is there afterwards, the build made.
   *
   * @param fetched folders of dependencies, whose modules stay
   */
  static MadeModules before(BuildPlace place, NifFiles nifs, List<Path> fetched)
      throws IOException {
    for (Path file : new MadeModules(place, nifs).before.keySet()) {
      Path inside = place.tree().toRealPath().relativize(file);
      if (fetched.stream().noneMatch(inside::startsWith) && moduleThatLoads(file).isPresent()) {
        Files.deleteIfExists(file);
      }
    }
    return new MadeModules(place, nifs);
  }

  /**
   * Brings them to the library that they belong to, in place of those of an earlier build.
   *
   * @param libraries all shared libraries that the copy has
   * @param library where the one is that was asked for
   */
  void copy(Set<Path> libraries, Path library) throws IOException {
    Path folder = BuiltModules.folder(library);
    Trees.delete(folder);
    if (!nifs.isNif(library)) {
      return;
    }
    Map<String, Path> made = made();
    Optional<String> own = nifs.module(library);
    if (own.isPresent() && made.containsKey(own.get())) {
      made.keySet().retainAll(Set.of(own.get()));
    } else {
      made.keySet().removeAll(modules(libraries));
    }
    for (Map.Entry<String, Path> module : made.entrySet()) {
      Files.createDirectories(folder);
      Path file = module.getValue().getFileName();
      Files.copy(module.getValue(), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Set<String> modules(Set<Path> libraries) {
    Set<String> modules = new HashSet<>();
    libraries.forEach(file -> nifs.module(file).ifPresent(modules::add));
    return modules;
  }

  /** Those that the build made, by their names: the newest of each. */
  private Map<String, Path> made() throws IOException {
    Map<Path, FileTime> after = files();
    Map<String, Path> made = new HashMap<>();
    for (Map.Entry<Path, FileTime> file : after.entrySet()) {
      if (!file.getValue().equals(before.get(file.getKey()))) {
        moduleThatLoads(file.getKey())
            .ifPresent(name -> made.merge(name, file.getKey(), (a, b) -> newer(after, a, b)));
      }
    }
    return made;
  }

  private static Path newer(Map<Path, FileTime> times, Path one, Path two) {
    return times.get(one).compareTo(times.get(two)) >= 0 ? one : two;
  }

  private static Optional<String> moduleThatLoads(Path file) throws IOException {
    try {
      BeamFile beam = BeamFile.parse(Files.readAllBytes(file));
      return beam.loadsNif() ? Optional.of(beam.module()) : Optional.empty();
    } catch (BeamFormatException e) {
      return Optional.empty(); // no module, or one that no VM here would take
    }
  }

  private Map<Path, FileTime> files() throws IOException {
    Map<Path, FileTime> files = new HashMap<>();
    for (Path file : PlainFiles.all(place.tree())) {
      Path absolute = place.tree().resolve(file);
      if (file.toString().endsWith(".beam") && Files.isRegularFile(absolute)) {
        files.put(absolute.toRealPath(), Files.getLastModifiedTime(absolute));
      }
    }
    return files;
  }
}
