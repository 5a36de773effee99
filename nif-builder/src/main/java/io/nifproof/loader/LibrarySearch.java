package io.nifproof.loader;

import io.nifproof.elf.ElfMachine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks through all libraries of a system, also those that nobody named as needed. Reads them once,
 * when first asked. Thread-safe.
 */
public final class LibrarySearch {
  private static final int MOST_FILES = 8192;
  private static final int MOST_FOUND = 3;

  /** Runtimes of sanitizers define much of the C library again, and nobody links them for that. */
  private static final Pattern SANITIZER = Pattern.compile("lib(?:clang_rt\\.|[a-z]*san\\.).*");

  private final LoaderPaths paths;
  private final LibraryFiles files;
  private final Once<Map<String, Path>> libraries = new Once<>(this::libraries);
  private final Once<List<SharedLibrary>> readable = new Once<>(this::readable);

  /** A search in the system that the paths are of. */
  public LibrarySearch(LoaderPaths paths, LibraryFiles files) {
    this.paths = paths;
    this.files = files;
  }

  /** Names of libraries of a processor that offer a symbol; a few. */
  public List<String> defining(String symbol, ElfMachine machine) {
    return readable.get().stream()
        .filter(library -> library.machine().number() == machine.number())
        .filter(library -> library.exports(symbol))
        .map(SharedLibrary::name)
        .distinct()
        .limit(MOST_FOUND)
        .toList();
  }

  /** Names of libraries that differ from one only in the number behind {@code .so}; a few. */
  public List<String> otherReleases(String name) {
    int end = name.indexOf(".so");
    return end < 0
        ? List.of()
        : libraries.get().keySet().stream()
            .filter(other -> other.startsWith(name.substring(0, end + 3) + "."))
            .filter(other -> !other.equals(name))
            .limit(MOST_FOUND)
            .toList();
  }

  private List<SharedLibrary> readable() {
    return libraries.get().values().stream()
        .flatMap(file -> files.read(file).flatMap(LibraryFiles.Read::library).stream())
        .filter(library -> !SANITIZER.matcher(library.name()).matches())
        .toList();
  }

  /** By name; the first of a name, as the loader takes it. Links for compilers are left out. */
  private Map<String, Path> libraries() {
    Map<String, Path> all = new LinkedHashMap<>();
    paths.cache().all().forEach(file -> add(all, file));
    for (Path folder : paths.folders()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.so.*")) {
        List<Path> sorted = new ArrayList<>();
        files.forEach(sorted::add);
        sorted.sort(null);
        sorted.forEach(file -> add(all, file));
      } catch (IOException absent) {
        // Most systems have only some of these folders.
      }
    }
    return all;
  }

  private static void add(Map<String, Path> all, Path file) {
    if (all.size() < MOST_FILES) {
      all.putIfAbsent(String.valueOf(file.getFileName()), file);
    }
  }
}
