package io.nifproof.build.project;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the library that a build has made: where the project says, or, for a path in {@code priv},
 * where rebar3 and mix have the application's {@code priv}, below {@code _build}.
 */
final class MadeLibrary {
  private static final int SHOWN = 5;

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

  /** The shared libraries that the copy has instead. */
  Set<Path> others() throws IOException {
    Set<Path> others = new LinkedHashSet<>();
    for (Path file : PlainFiles.all(place.tree())) {
      if (isLibrary(file) && Files.isRegularFile(place.tree().resolve(file))) {
        others.add(place.tree().resolve(file).toRealPath());
      }
    }
    return others;
  }

  /** Their times of change, to tell later which of them a build has made. */
  Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new HashMap<>();
    for (Path file : others()) {
      times.put(file, Files.getLastModifiedTime(file));
    }
    return times;
  }

  /**
   * The shared libraries that a build has made beside one, without copies of that one and of each
   * other.
   *
   * @param before what {@link #times} was before the build
   */
  Set<Path> beside(Path library, Map<Path, FileTime> before) throws IOException {
    Set<Path> beside = new LinkedHashSet<>();
    List<Path> known = new ArrayList<>(List.of(library));
    for (Map.Entry<Path, FileTime> other : new TreeMap<>(times()).entrySet()) {
      Path file = other.getKey();
      if (!other.getValue().equals(before.get(file)) && isNew(file, known)) {
        beside.add(file);
        known.add(file);
      }
    }
    return beside;
  }

  private static boolean isNew(Path file, List<Path> known) throws IOException {
    for (Path one : known) {
      if (Files.mismatch(one, file) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A few of them, relative to the copy. */
  List<String> shown(Set<Path> libraries) throws IOException {
    Path real = place.tree().toRealPath();
    return libraries.stream()
        .map(Path::toAbsolutePath)
        .map(file -> (file.startsWith(real) ? real.relativize(file) : file).toString())
        .sorted()
        .limit(SHOWN)
        .toList();
  }

  /**
   * Brings the library to its place, and the shared libraries beside it, which it may need: a
   * search path of {@code $ORIGIN} is common.
   */
  void copy(Path library, Path target) throws IOException {
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(library.getParent())) {
      for (Path file : beside) {
        if (isLibrary(file) && Files.isRegularFile(file) && !file.equals(library)) {
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

  private static boolean isLibrary(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".so") || name.contains(".so.");
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
