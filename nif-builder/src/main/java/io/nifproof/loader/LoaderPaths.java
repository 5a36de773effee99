package io.nifproof.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the loader of a system looks for libraries. Immutable.
 *
 * @param root the folder that stands for {@code /} there
 * @param first the folders that come before those a library itself names in RUNPATH: those of
 *     {@code --library-path}
 * @param cache what ldconfig found
 * @param folders the trusted folders
 * @param musl whether it is musl's loader
 */
public record LoaderPaths(
    Path root, List<Path> first, LoaderCache cache, List<Path> folders, boolean musl) {
  /** Nothing but what libraries themselves name. */
  public static final LoaderPaths OWN =
      new LoaderPaths(Path.of("/"), List.of(), LoaderCache.NONE, List.of(), false);

  /** Where Nix keeps every package in a folder of its own; no project ships from there. */
  private static final Path STORE = Path.of("/nix/store");

  /** Copies the lists. */
  public LoaderPaths {
    first = List.copyOf(first);
    folders = List.copyOf(folders);
  }

  /** A few folders and no more: what {@code --library-path} of a foreign loader names. */
  public static LoaderPaths only(List<Path> folders, boolean musl) {
    return new LoaderPaths(Path.of("/"), folders, LoaderCache.NONE, folders, musl);
  }

  /**
   * Those of a system: the trusted folders of ld.so(8), and of Debian's multiarch.
   *
   * @param triple the architecture's GNU triple, e.g. {@code x86_64-linux-gnu}
   */
  public static LoaderPaths of(Path root, String triple, boolean musl) {
    List<Path> folders = new ArrayList<>();
    for (String top : List.of("lib", "usr/lib", "usr/local/lib")) {
      folders.add(root.resolve(top).resolve(triple));
      folders.add(root.resolve(top));
      folders.add(root.resolve(top + "64"));
    }
    LoaderCache cache = musl ? LoaderCache.NONE : LoaderCache.of(root);
    return new LoaderPaths(root, List.of(), cache, folders, musl);
  }

  /**
   * The same for a program that another loader starts than that of the trusted folders: that one
   * also trusts the folder that it lies in itself, as those in {@code /nix/store} do.
   *
   * @param interpreter the loader
   */
  public LoaderPaths startedBy(Path interpreter) {
    Path folder = interpreter.getParent();
    if (folder == null || !folder.startsWith(STORE)) {
      return this;
    }
    List<Path> all = new ArrayList<>(List.of(root.resolve(STORE.getRoot().relativize(folder))));
    all.addAll(folders);
    return new LoaderPaths(root, first, cache, all, musl);
  }

  /** Where glibc looks for builds of the same library for better processors; often nothing. */
  List<Path> better(Path folder) {
    Path levels = folder.resolve("glibc-hwcaps");
    if (musl || !Files.isDirectory(levels)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(levels)) {
      return all.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Whether a folder is one of the system's own. */
  boolean ofSystem(Path folder) {
    Path place = folder.normalize();
    return folders.contains(place)
        || first.contains(place)
        || cached(place)
        || place.startsWith(STORE)
        || place.startsWith(root.resolve("nix/store"));
  }

  private boolean cached(Path folder) {
    return !cache.equals(LoaderCache.NONE)
        && (folder.startsWith("/usr/lib") || folder.startsWith("/lib"));
  }
}
