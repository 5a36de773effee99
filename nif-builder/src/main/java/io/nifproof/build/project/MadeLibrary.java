package io.nifproof.build.project;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a library that a build has made: where the project says, or, for a path in {@code priv},
 * where rebar3 and mix have the application's {@code priv}, below {@code _build}.
 */
final class MadeLibrary {
  private final BuildPlace place;
  private final Path output;

  MadeLibrary(BuildPlace place, Path output) {
    this.place = place;
    this.output = output;
  }

  /** Removes what is in its place before the build: what is there afterwards, the build made. */
  void removeOld() throws IOException {
    Files.deleteIfExists(place.tree().resolve(output));
    for (Path folder : buildFolders()) {
      for (Path file : inApplications(folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The files that may be it, each once: none or one, when all is well. */
  Set<Path> found() throws IOException {
    Path direct = place.tree().resolve(output);
    if (Files.isRegularFile(direct)) {
      return Set.of(direct);
    }
    Set<Path> found = new LinkedHashSet<>();
    for (Path folder : buildFolders()) {
      for (Path file : inApplications(folder)) {
        found.add(file.toRealPath());
      }
    }
    return found;
  }

  /**
   * Brings the library to its place, and the shared libraries beside it, which it may need: a
   * search path of {@code $ORIGIN} is common.
   */
  void copy(Path library, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(library.getParent())) {
      for (Path file : beside) {
        if (SharedObjects.isOne(file) && Files.isRegularFile(file) && !file.equals(library)) {
          place(file, target.resolveSibling(file.getFileName().toString()));
        }
      }
    }
    place(library, target);
  }

  private void place(Path file, Path target) throws IOException {
    Path fresh = place.folder().resolve("fresh.so");
    Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<Path> buildFolders() {
    return Stream.of(place.called(), place.tree())
        .distinct()
        .map(folder -> folder.resolve("_build"))
        .toList();
  }

  /** {@code _build/PROFILE/lib/APPLICATION/priv/….so}. */
  private List<Path> inApplications(Path build) throws IOException {
    Path absolute = place.tree().resolve(output);
    Path tail = absolute.startsWith(place.called()) ? place.called().relativize(absolute) : output;
    List<Path> found = new ArrayList<>();
    for (Path profile : folders(build)) {
      for (Path application : folders(profile.resolve("lib"))) {
        Path file = application.resolve(tail);
        if (Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static List<Path> folders(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
        entries.forEach(found::add);
      }
    }
    return found;
  }
}
