package io.nifproof.app;

import io.nifproof.app.host.Artifacts;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.check.FoundLibrary;
import io.nifproof.artifact.check.KnownLoadInfo;
import io.nifproof.artifact.check.LibraryFinder;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.artifact.resolve.PublishedLibraries;
import io.nifproof.gate.plan.CheckedLibrary;
import io.nifproof.node.files.ForeignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a user names to be checked: files, folders and archives that are there, and coordinates. */
public final class CheckedThings {
  private static final int LARGEST_MODULE = 64 << 20;

  private final List<String> names;
  private final List<Path> paths = new ArrayList<>();
  private final List<Coordinates> coordinates = new ArrayList<>();
  private final Optional<ArtifactSource> source;

  /** Files, folders and archives only. */
  static CheckedThings of(Path... things) {
    return new CheckedThings(Arrays.stream(things).map(Path::toString).toList(), Optional.empty());
  }

  /**
   * Sorts them.
   *
   * @param source where coordinates are fetched from
   * @throws UseCaseException when one of them is not there, and is no coordinates
   */
  public static CheckedThings of(List<String> things, ArtifactSource source) {
    return new CheckedThings(things, Optional.of(source));
  }

  private CheckedThings(List<String> things, Optional<ArtifactSource> source) {
    this.names = List.copyOf(things);
    this.source = source;
    List<String> missing = new ArrayList<>();
    for (String thing : things) {
      Optional<Coordinates> published = source.flatMap(unused -> Coordinates.parse(thing));
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
      throw UseCaseException.wrong(
          String.join(", ", missing) + "; expected a built library, such as priv/foo.so",
          "build it first, or name the file that the build made");
    }
  }

  /** Those that are there, as they were named. */
  public List<Path> paths() {
    return List.copyOf(paths);
  }

  /** Those that must be fetched. */
  public List<Coordinates> coordinates() {
    return List.copyOf(coordinates);
  }

  /** Whether it is one file and nothing else. */
  boolean oneFile() {
    return names.size() == 1 && paths.size() == 1 && Files.isRegularFile(paths.get(0));
  }

  /** What it is when it is not one file, for a message. */
  String instead() {
    return names.size() > 1
        ? names.size() + " libraries were given"
        : "`" + names.get(0) + "` is no file; expected a built library";
  }

  /**
   * Fetches, unpacks and looks.
   *
   * @param scratch where archives are unpacked to
   */
  CheckedLibraries collect(Path scratch) {
    LibraryFinder finder = new LibraryFinder(scratch);
    paths.forEach(finder::add);
    List<FoundLibrary> found = new ArrayList<>(finder.found());
    if (!coordinates.isEmpty()) {
      found.addAll(Artifacts.run(() -> published(source.orElseThrow())));
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

  private List<FoundLibrary> published(ArtifactSource repositories)
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
    return Artifacts.run(() -> ForeignFile.read(file, LARGEST_MODULE));
  }
}
