package io.nifproof.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of {@code PATH}. Relative entries are left out: they depend on where one stands. */
public final class SearchPath {
  private final List<Path> folders;

  private SearchPath(List<Path> folders) {
    this.folders = folders;
  }

  /** The folders that an environment names in {@code PATH}. */
  public static SearchPath of(Map<String, String> environment) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String entry : environment.getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      if (entry.startsWith("/") && entry.indexOf('\0') < 0) {
        folders.add(Path.of(entry));
      }
    }
    return new SearchPath(List.copyOf(folders));
  }

  /** The first program of that name. */
  public Optional<ProgramFile> program(String name) {
    return folders.stream()
        .flatMap(folder -> ProgramFile.at(folder.resolve(name)).stream())
        .findFirst();
  }

  /** The names of all programs that the predicate takes, in alphabetical order. */
  SortedSet<String> names(Predicate<String> wanted) {
    return folders.stream()
        .flatMap(folder -> entries(folder).stream())
        .filter(entry -> wanted.test(entry.getFileName().toString()))
        .filter(entry -> ProgramFile.at(entry).isPresent())
        .map(entry -> entry.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
