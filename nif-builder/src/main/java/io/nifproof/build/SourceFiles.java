package io.nifproof.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that a project's {@code sources} stand for.
 *
 * @param files relative to the project where they lie in it; in the order given, those of a pattern
 *     in alphabetical order, none twice
 * @param missing entries that stand for no file
 */
public record SourceFiles(List<Path> files, List<String> missing) {
  /** Copies the lists. */
  public SourceFiles {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }

  /**
   * Looks for them.
   *
   * @param project the folder they are relative to
   * @param sources files, or patterns with {@code *}, {@code ?}, <code>**</code>, {@code [...]} or
   *     <code>{a,b}</code>
   */
  public static SourceFiles of(Path project, List<String> sources) {
    Set<Path> files = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    for (String source : sources) {
      List<Path> found = isPattern(source) ? matching(project, source) : single(project, source);
      if (found.isEmpty()) {
        missing.add(source);
      }
      files.addAll(found);
    }
    return new SourceFiles(List.copyOf(files), missing);
  }

  private static boolean isPattern(String source) {
    return source.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static List<Path> single(Path project, String source) {
    return Files.isRegularFile(project.resolve(source)) ? List.of(Path.of(source)) : List.of();
  }

  private static List<Path> matching(Path project, String pattern) {
    String[] parts = pattern.split("/");
    int fixed = 0;
    while (fixed < parts.length - 1 && !isPattern(parts[fixed])) {
      fixed++;
    }
    Path base = project;
    for (int i = 0; i < fixed; i++) {
      base = base.resolve(parts[i]);
    }
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : parts.length - fixed;
    try (Stream<Path> entries = Files.walk(base, depth)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return entries
          .map(project::relativize)
          .filter(matcher::matches)
          .filter(file -> Files.isRegularFile(project.resolve(file)))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException | PatternSyntaxException none) {
      return List.of();
    }
  }
}
