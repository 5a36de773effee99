package io.nifproof.build.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lists the files of a folder that git does not know, without what builds left in it. What that is
 * can only be told by names.
 */
final class PlainFiles {
  private static final Set<String> OUTPUT_FOLDERS = Set.of("_build", ".git", "CMakeFiles");
  private static final Set<String> OUTPUTS = Set.of(".o", ".so");

  private PlainFiles() {}

  /** The files, relative to the folder, without outputs of builds. */
  static List<Path> sources(Path folder) throws IOException {
    return walk(folder, true);
  }

  /** All files below a folder, relative to it. */
  static List<Path> all(Path folder) throws IOException {
    return walk(folder, false);
  }

  private static List<Path> walk(Path folder, boolean onlySources) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes unused) {
            boolean skip = onlySources && !inside.equals(folder) && isOutput(folder, inside);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            boolean made =
                name.equals("CMakeCache.txt") || (dot > 0 && OUTPUTS.contains(name.substring(dot)));
            if (!onlySources || !made) {
              files.add(folder.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /**
   * A vendored library may have sources in its {@code build}: only the project's own is skipped.
   */
  private static boolean isOutput(Path project, Path folder) {
    String name = folder.getFileName().toString();
    return OUTPUT_FOLDERS.contains(name)
        || name.startsWith(".nifproof-")
        || folder.equals(project.resolve("build"))
        || Files.exists(folder.resolve("CMakeCache.txt"), LinkOption.NOFOLLOW_LINKS);
  }
}
