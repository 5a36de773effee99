package io.nifproof.build.project;

import io.nifproof.build.Build;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a build tool has fetched into the project: no sources to git, and yet no build works without
 * them where there is no network.
 */
final class FetchedDependencies {
  private FetchedDependencies() {}

  /** The folders of dependencies, relative to the project. */
  static List<Path> of(Path project, Build.Project build) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path base : new LinkedHashSet<>(List.of(Path.of(""), build.dir()))) {
      switch (build.tool()) {
        case MIX -> folders.add(base.resolve("deps"));
        case REBAR3 -> {
          folders.add(base.resolve("_checkouts"));
          for (String kind : List.of("lib", "plugins")) {
            folders.addAll(rebar(project, base.resolve("_build/default").resolve(kind)));
          }
        }
        case MAKE, CMAKE -> {
          // Neither fetches anything.
        }
      }
    }
    return folders.stream().filter(folder -> Files.isDirectory(project.resolve(folder))).toList();
  }

  /** rebar3 keeps the project's own applications among them, with links to their sources. */
  private static List<Path> rebar(Path project, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(project.resolve(folder))) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(project.resolve(folder))) {
      for (Path entry : entries) {
        boolean own = Files.isSymbolicLink(entry) || Files.isSymbolicLink(entry.resolve("src"));
        if (!own) {
          found.add(folder.resolve(entry.getFileName()));
        }
      }
    }
    return found;
  }
}
