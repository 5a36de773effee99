package io.nifproof.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a project that may say what it is, without what builds and package managers laid
 * into it.
 *
 * @param root the project's folder
 * @param files relative to it, in alphabetical order
 */
public record ProjectTree(Path root, List<Path> files) {
  private static final int MOST_FILES = 20_000;
  private static final Pattern SUBMODULE =
      Pattern.compile("^\\s*path\\s*=\\s*(.+)$", Pattern.MULTILINE);
  private static final int DEEPEST = 10;
  private static final int MOST_BYTES = 1 << 20;
  private static final Set<String> NOT_ITS_OWN =
      Set.of("_build", "_checkouts", "deps", "node_modules", "CMakeFiles", "cover");

  /** Copies the list. */
  public ProjectTree {
    files = List.copyOf(files);
  }

  /**
   * Looks at a folder.
   *
   * @throws IOException when it cannot be read
   */
  public static ProjectTree of(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        Set.of(),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
            String name = folder.equals(root) ? "" : folder.getFileName().toString();
            boolean skip = name.startsWith(".") || NOT_ITS_OWN.contains(name);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
            files.add(root.relativize(file));
            return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return new ProjectTree(root, files);
  }

  /** The folder's name, as a default for the name of what it holds. */
  public String name() {
    return root.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Whether there is such a regular file. */
  public boolean has(String file) {
    return Files.isRegularFile(root.resolve(file));
  }

  /** Whether there is such a folder, also one that is not looked into. */
  public boolean hasFolder(String folder) {
    return Files.isDirectory(root.resolve(folder), LinkOption.NOFOLLOW_LINKS);
  }

  /** The files whose name ends in one of these. */
  public Stream<Path> ending(String... ends) {
    return files.stream()
        .filter(file -> Stream.of(ends).anyMatch(file.getFileName().toString()::endsWith));
  }

  /** The text of a file, its first mebibyte; empty when there is none, or it cannot be read. */
  public Optional<String> text(Path file) {
    Path absolute = root.resolve(file);
    if (!Files.isRegularFile(absolute)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(absolute)) {
      return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The text of a file by its name. */
  public Optional<String> text(String file) {
    return text(Path.of(file));
  }

  /** The folders of git's submodules that nobody has fetched. */
  public List<String> emptySubmodules() {
    return SUBMODULE
        .matcher(text(".gitmodules").orElse(""))
        .results()
        .map(found -> found.group(1).strip())
        .filter(path -> files.stream().noneMatch(file -> file.startsWith(path)))
        .toList();
  }

  /** The first group of a pattern's first match in a file. */
  Optional<String> find(Pattern pattern, Path file) {
    return text(file).map(pattern::matcher).filter(Matcher::find).map(found -> found.group(1));
  }
}
