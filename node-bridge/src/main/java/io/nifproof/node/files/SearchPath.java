package io.nifproof.node.files;

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

/**
 * The folders of {@code PATH}, in which programs are found. Relative entries are left out: they
 * depend on where one stands.
 */
public final class SearchPath {
  private static final String USUAL = "/usr/bin:/bin";

  private final List<Path> folders;

  private SearchPath(List<Path> folders) {
    this.folders = folders;
  }

  /** The folders that an environment names in {@code PATH}; without one, the system's own. */
  public static SearchPath of(Map<String, String> environment) {
    return parse(environment.getOrDefault("PATH", USUAL));
  }

  /**
   * The {@code PATH} of an environment with the system's own folders behind it: where the tools are
   * found that nifproof itself needs, such as {@code setsid}, however short the user's {@code PATH}
   * is.
   */
  public static String withSystem(Map<String, String> environment) {
    String own = environment.getOrDefault("PATH", "");
    return own.isEmpty() ? USUAL : own + ":" + USUAL;
  }

  /** The folders of a text such as {@code /usr/bin:/bin}. */
  public static SearchPath parse(String text) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String entry : text.split(":")) {
      if (entry.startsWith("/") && entry.indexOf('\0') < 0) {
        folders.add(Path.of(entry));
      }
    }
    return new SearchPath(List.copyOf(folders));
  }

  /** The first program of that name: a file that may be executed. */
  public Optional<Path> program(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(SearchPath::isProgram)
        .findFirst();
  }

  /** The names of all programs that the predicate takes, in alphabetical order. */
  public SortedSet<String> names(Predicate<String> wanted) {
    return folders.stream()
        .flatMap(folder -> entries(folder).stream())
        .filter(entry -> wanted.test(entry.getFileName().toString()))
        .filter(SearchPath::isProgram)
        .map(entry -> entry.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a file is there, and may be executed; links are followed. */
  public static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
