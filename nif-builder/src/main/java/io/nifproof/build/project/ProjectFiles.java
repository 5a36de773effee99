package io.nifproof.build.project;

import io.nifproof.build.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a project that a build may need: its sources and what its build tool has fetched,
 * but nothing that a build has made.
 *
 * @param project the project's folder
 * @param files relative to it: regular files and symbolic links
 */
record ProjectFiles(Path project, List<Path> files) {
  private static final int MOST_FILES = 200_000;
  private static final long MOST_BYTES = 1L << 30;

  ProjectFiles {
    files = List.copyOf(files);
  }

  /**
   * Lists them.
   *
   * @param build whose dependencies are listed too
   * @param without a folder that is no source although it may lie in the project
   * @param git asked first
   * @throws IOException when they cannot be listed, or are too many to copy for every variant
   */
  static ProjectFiles of(Path project, Build.Project build, Path without, GitFiles git)
      throws IOException, InterruptedException {
    Set<Path> files = new LinkedHashSet<>();
    List<Path> tracked = git.in(project).orElse(List.of());
    files.addAll(tracked.isEmpty() ? PlainFiles.sources(project) : tracked);
    for (Path folder : FetchedDependencies.of(project, build)) {
      PlainFiles.all(project.resolve(folder)).forEach(file -> files.add(folder.resolve(file)));
    }
    List<Path> wanted = new ArrayList<>();
    for (Path file : files) {
      Path absolute = project.resolve(file);
      boolean usable =
          Files.isSymbolicLink(absolute)
              || Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS);
      if (usable && !absolute.startsWith(without)) {
        wanted.add(file);
      }
    }
    requireModest(project, wanted);
    return new ProjectFiles(project, wanted);
  }

  private static void requireModest(Path project, List<Path> files) throws IOException {
    Map<Path, Long> sizes = new HashMap<>();
    long total = 0;
    for (Path file : files) {
      Path absolute = project.resolve(file);
      long size = Files.isSymbolicLink(absolute) ? 0 : Files.size(absolute);
      sizes.merge(file.getName(0), size, Long::sum);
      total += size;
    }
    if (files.size() > MOST_FILES || total > MOST_BYTES) {
      Path largest =
          sizes.entrySet().stream()
              .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
              .orElseThrow()
              .getKey();
      throw new IOException(
          "the project has "
              + files.size()
              + " files of "
              + (total >> 20)
              + " MiB together, and each variant is built in a copy of it; at most "
              + MOST_FILES
              + " files and "
              + (MOST_BYTES >> 20)
              + " MiB are copied. The largest part is `"
              + largest
              + "`: name what no build needs in .gitignore");
    }
  }
}
