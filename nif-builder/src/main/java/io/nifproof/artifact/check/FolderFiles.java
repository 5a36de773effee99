package io.nifproof.artifact.check;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files below a folder, each once: a link, hard or symbolic, to a file that is there is that
 * file, which goes by the name that tells what it is, such as {@code foo.so} for {@code foo.so.1}.
 * A link to a folder elsewhere, such as the {@code priv} that rebar3 makes, is followed. Used once,
 * by one thread.
 */
final class FolderFiles {
  private final Set<Object> folders = new HashSet<>();
  private final Deque<Path> links = new ArrayDeque<>();
  private final Map<Object, List<Path>> files = new LinkedHashMap<>();
  private final Map<Path, String> skipped = new TreeMap<>();

  /** Those of a folder; what cannot be read is among {@link #skipped}. */
  static FolderFiles of(Path folder) {
    FolderFiles all = new FolderFiles();
    all.enter(folder);
    // What is there itself goes before what a link leads to.
    while (!all.links.isEmpty()) {
      all.enter(all.links.remove());
    }
    return all;
  }

  /** The regular files, each by one of its names, in the order of these. */
  List<Path> files() {
    return files.values().stream().map(FolderFiles::telling).sorted().toList();
  }

  /**
   * What is there itself goes before links, a name that tells something before one that does not.
   */
  private static Path telling(List<Path> names) {
    return names.stream()
        .filter(path -> FileNames.tells(path.getFileName().toString()))
        .findFirst()
        .orElse(names.get(0));
  }

  /** What could not be read, and why. */
  Map<Path, String> skipped() {
    return skipped;
  }

  private void enter(Path path) {
    try {
      BasicFileAttributes what = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = what.fileKey() == null ? path : what.fileKey();
      if (what.isRegularFile()) {
        files.computeIfAbsent(key, unused -> new ArrayList<>()).add(path);
      } else if (what.isDirectory() && folders.add(key)) {
        list(path);
      }
    } catch (IOException e) {
      skipped.put(path, "it cannot be read: " + e);
    }
  }

  private void list(Path folder) throws IOException {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(inside::add);
    }
    inside.sort(null);
    for (Path one : inside) {
      if (Files.isSymbolicLink(one)) {
        links.add(one);
      } else if (Files.exists(one, LinkOption.NOFOLLOW_LINKS)) {
        enter(one);
      }
    }
  }
}
