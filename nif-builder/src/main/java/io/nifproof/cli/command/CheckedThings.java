package io.nifproof.cli.command;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.check.FoundLibrary;
import io.nifproof.artifact.check.KnownLoadInfo;
import io.nifproof.artifact.check.LibraryFinder;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.artifact.resolve.PublishedLibraries;
import io.nifproof.cli.option.RepositoryOptions;
import io.nifproof.cli.run.Artifacts;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.plan.CheckedLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a user names to be checked: files, folders and archives that are there, and coordinates. */
final class CheckedThings {
  private final List<Path> paths = new ArrayList<>();
  private final List<Coordinates> coordinates = new ArrayList<>();

  /**
   * Sorts them.
   *
   * @throws CommandFailure when one is neither
   */
  CheckedThings(List<String> things) {
    List<String> missing = new ArrayList<>();
    for (String thing : things) {
      Optional<Coordinates> published = Coordinates.parse(thing);
      Path path = Path.of(thing);
      if (Files.isRegularFile(path) || Files.isDirectory(path)) {
        paths.add(path);
      } else if (Files.exists(path) || published.isEmpty()) {
        missing.add("`" + path + "` " + (Files.exists(path) ? "is no file" : "is not there"));
      } else {
        coordinates.add(published.get());
      }
    }
    if (!missing.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          String.join(", ", missing) + "; expected a built library, such as priv/foo.so",
          "build it first, or name the file that the build made");
    }
  }

  List<Path> paths() {
    return paths;
  }

  /** Whether it is one file and nothing else. */
  boolean oneFile() {
    return coordinates.isEmpty() && paths.size() == 1 && Files.isRegularFile(paths.get(0));
  }

  /** There is no network in a sandbox. */
  void requireFilesOnly() {
    if (!coordinates.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + coordinates.get(0) + "` cannot be fetched in a sandbox, which has no network",
          "fetch it first: nifproof resolve " + coordinates.get(0) + " --into DIR");
    }
  }

  /**
   * Fetches, unpacks and looks.
   *
   * @param scratch where archives are unpacked to
   */
  CheckedLibraries collect(Path scratch, RepositoryOptions repositories) {
    LibraryFinder finder = new LibraryFinder(scratch);
    paths.forEach(finder::add);
    List<FoundLibrary> found = new ArrayList<>(finder.found());
    if (!coordinates.isEmpty()) {
      found.addAll(Artifacts.run(() -> published(repositories)));
    }
    Map<FoundLibrary, String> ids = ids(found);
    List<CheckedLibrary> libraries = new ArrayList<>();
    Map<Path, byte[]> modules = new HashMap<>();
    Map<Path, String> infos = new HashMap<>();
    for (FoundLibrary one : found) {
      boolean named = one.source().isEmpty();
      libraries.add(new CheckedLibrary(ids.get(one), one.file(), one.target(), named));
      one.module().ifPresent(file -> modules.put(one.file(), bytes(file)));
      KnownLoadInfo.of(one.file()).ifPresent(info -> infos.put(one.file(), info));
    }
    return new CheckedLibraries(
        libraries, modules, infos, finder.unreadable(), finder.passedOver());
  }

  private List<FoundLibrary> published(RepositoryOptions repositories)
      throws ArtifactException, IOException {
    List<FoundLibrary> found = new ArrayList<>();
    try (MavenRepositories maven = repositories.open()) {
      PublishedLibraries publications = new PublishedLibraries(maven, repositories.named());
      for (Coordinates each : coordinates) {
        PublishedLibraries.All all = publications.of(each);
        for (PublishedLibraries.Published one : all.libraries()) {
          found.add(
              new FoundLibrary(
                  Optional.of(each.toString()),
                  Path.of(one.name()),
                  one.file(),
                  all.module(),
                  Optional.of(one.platform().arch())));
        }
      }
    }
    return found;
  }

  /**
   * The shortest names that tell them apart: of the file, of file and source, of its whole path.
   */
  private static Map<FoundLibrary, String> ids(List<FoundLibrary> found) {
    Map<FoundLibrary, String> ids = new LinkedHashMap<>();
    List<Function<FoundLibrary, String>> namings =
        List.of(
            one -> one.inside().getFileName().toString(),
            one -> one.source().map(s -> s + "/" + one.inside().getFileName()).orElse(path(one)),
            one -> one.source().map(s -> s + "/" + one.inside()).orElse(path(one)),
            CheckedThings::path);
    for (Function<FoundLibrary, String> naming : namings) {
      Map<String, Long> count =
          found.stream().collect(Collectors.groupingBy(naming, Collectors.counting()));
      for (FoundLibrary one : found) {
        String id = naming.apply(one);
        if (!ids.containsKey(one) && count.get(id) == 1) {
          ids.put(one, id);
        }
      }
    }
    found.forEach(one -> ids.putIfAbsent(one, path(one)));
    return ids;
  }

  private static String path(FoundLibrary one) {
    return one.file().toString();
  }

  private static byte[] bytes(Path file) {
    return Artifacts.run(() -> Files.readAllBytes(file));
  }
}
