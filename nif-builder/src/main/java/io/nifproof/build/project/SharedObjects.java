package io.nifproof.build.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The shared libraries in the copy of a project, whatever they are for. */
final class SharedObjects {
  private static final int SHOWN = 5;

  private final Path tree;

  /** Those in a copy of a project. */
  SharedObjects(Path tree) {
    this.tree = tree;
  }

  /** Whether a file is called like one. */
  static boolean isOne(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".so") || name.contains(".so.");
  }

  /** All of them, by their real paths. */
  Set<Path> all() throws IOException {
    Set<Path> all = new LinkedHashSet<>();
    for (Path file : PlainFiles.all(tree)) {
      if (isOne(file) && Files.isRegularFile(tree.resolve(file))) {
        all.add(tree.resolve(file).toRealPath());
      }
    }
    return all;
  }

  /** Their times of change, to tell later which of them a build has made. */
  Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new HashMap<>();
    for (Path file : all()) {
      times.put(file, Files.getLastModifiedTime(file));
    }
    return times;
  }

  /**
   * Those that a build has made beside some, without copies of these and of each other.
   *
   * @param before what {@link #times} was before the build
   */
  Set<Path> beside(Collection<Path> libraries, Map<Path, FileTime> before) throws IOException {
    Set<Path> beside = new LinkedHashSet<>();
    List<Path> known = new ArrayList<>(libraries);
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
    Path real = tree.toRealPath();
    return libraries.stream()
        .map(Path::toAbsolutePath)
        .map(file -> (file.startsWith(real) ? real.relativize(file) : file).toString())
        .sorted()
        .limit(SHOWN)
        .toList();
  }
}
