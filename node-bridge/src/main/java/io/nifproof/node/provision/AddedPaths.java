package io.nifproof.node.provision;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The installs that users added by path, a line each in one file of the cache. */
final class AddedPaths {
  private static final String PREFIX = "local:";

  private final Path file;

  AddedPaths(NifproofHome home) {
    this.file = home.root().resolve("added-runtimes");
  }

  /** The id of an install that is added by its path. */
  static String id(Path root) {
    return PREFIX + root;
  }

  /** All of them, id to root folder. */
  Map<String, Path> all() throws IOException {
    Map<String, Path> all = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("/")) {
          all.put(id(Path.of(line)), Path.of(line));
        }
      }
    }
    return all;
  }

  /** Adds a root folder; nothing happens when it is there. */
  void add(Path root) throws IOException {
    Map<String, Path> all = all();
    if (all.putIfAbsent(id(root), root) == null) {
      write(List.copyOf(all.values()));
    }
  }

  /** Removes one; false when there is none of this name. */
  boolean remove(String id) throws IOException {
    Map<String, Path> all = all();
    boolean known = all.remove(id) != null;
    if (known) {
      write(List.copyOf(all.values()));
    }
    return known;
  }

  private void write(List<Path> roots) throws IOException {
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling("." + UUID.randomUUID());
    try {
      Files.write(temporary, roots.stream().map(Path::toString).toList());
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
