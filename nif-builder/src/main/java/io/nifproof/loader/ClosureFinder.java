package io.nifproof.loader;

import io.nifproof.elf.ElfMachine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for what a library needs, breadth first as loaders do. Used once, by one thread. */
final class ClosureFinder {
  private static final int MOST = 256;

  private final LoaderPaths paths;
  private final LibraryFiles files;
  private final ElfMachine machine;
  private final List<Loaded> present;
  private final List<Loaded> found = new ArrayList<>();
  private final List<MissingLibrary> missing = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Deque<Loaded> open = new ArrayDeque<>();

  ClosureFinder(
      SharedLibrary library, LoaderPaths paths, LibraryFiles files, List<Loaded> present) {
    this.paths = paths;
    this.files = files;
    this.machine = library.machine();
    this.present = present;
    Optional<Loaded> program = present.stream().findFirst();
    add(new Loaded(library, program, false));
  }

  Closure find() {
    while (!open.isEmpty() && found.size() < MOST) {
      Loaded from = open.remove();
      for (String name : from.library().dynamic().needed()) {
        if (names.add(name)) {
          next(from, name);
        }
      }
    }
    return new Closure(found, missing);
  }

  private void add(Loaded loaded) {
    found.add(loaded);
    open.add(loaded);
    names.add(loaded.library().name());
  }

  private void next(Loaded from, String name) {
    Optional<Loaded> before = present.stream().filter(other -> is(other, name)).findFirst();
    if (before.isPresent()) {
      add(new Loaded(before.get().library(), Optional.of(from), before.get().bundled()));
      return;
    }
    if (paths.musl() && Musl.isItself(name)) {
      return;
    }
    List<String> refused = new ArrayList<>();
    for (Place place : places(from, name)) {
      Optional<LibraryFiles.Read> read = files.read(place.file());
      Optional<SharedLibrary> library = read.flatMap(LibraryFiles.Read::library);
      if (library.filter(known -> known.machine().number() == machine.number()).isPresent()) {
        add(new Loaded(library.get(), Optional.of(from), place.bundled()));
        return;
      }
      read.ifPresent(other -> refused.add("`" + place.file() + "` is " + other.identity()));
    }
    missing.add(new MissingLibrary(name, from.library(), refused.stream().findFirst()));
  }

  private static boolean is(Loaded loaded, String name) {
    return loaded.library().name().equals(name) || loaded.library().file().endsWith(name);
  }

  /** A file that the loader tries. */
  private record Place(Path file, boolean bundled) {}

  private List<Place> places(Loaded from, String name) {
    List<Place> places = new ArrayList<>();
    try {
      if (name.contains("/")) {
        folders(from.library(), name).forEach(file -> places.add(new Place(file, true)));
        return places;
      }
      if (paths.musl()) {
        system(paths.first(), name, places);
        for (Optional<Loaded> at = Optional.of(from); at.isPresent(); at = at.get().by()) {
          own(at.get().library(), at.get().library().ownPath(), name, places);
        }
      } else {
        if (from.library().dynamic().runpath().isEmpty()) {
          inherited(from, name, places);
        }
        system(paths.first(), name, places);
        own(from.library(), from.library().dynamic().runpath(), name, places);
      }
      system(paths.cache().find(name).stream().map(Path::getParent).toList(), name, places);
      system(paths.folders(), name, places);
    } catch (InvalidPathException e) {
      return places; // no name that this machine's file system takes
    }
    return places;
  }

  /** DT_RPATH counts for everything below, unless the library that has it has DT_RUNPATH too. */
  private void inherited(Loaded from, String name, List<Place> places) {
    for (Optional<Loaded> at = Optional.of(from); at.isPresent(); at = at.get().by()) {
      SharedLibrary library = at.get().library();
      if (library.dynamic().runpath().isEmpty()) {
        own(library, library.dynamic().rpath(), name, places);
      }
    }
  }

  private void own(SharedLibrary library, Optional<String> path, String name, List<Place> places) {
    for (String folder : path.orElse("").split(":")) {
      for (Path place : folders(library, folder)) {
        boolean bundled = !paths.ofSystem(place);
        places.add(new Place(place.resolve(name), bundled));
      }
    }
  }

  private void system(List<Path> folders, String name, List<Place> places) {
    for (Path folder : folders) {
      places.add(new Place(folder.resolve(name), false));
      paths.better(folder).forEach(better -> places.add(new Place(better.resolve(name), false)));
    }
  }

  /** The folders that a word of a search path stands for; none for relative ones. */
  private List<Path> folders(SharedLibrary library, String word) {
    Path parent = library.file().toAbsolutePath().getParent();
    List<Path> folders = new ArrayList<>();
    for (String lib : word.contains("LIB") ? List.of("lib64", "lib") : List.of("lib")) {
      String text =
          word.replace("${ORIGIN}", parent.toString())
              .replace("$ORIGIN", parent.toString())
              .replace("${LIB}", lib)
              .replace("$LIB", lib);
      if (text.startsWith("/")) {
        Path place = Path.of(text).normalize();
        if (!word.contains("ORIGIN") && !paths.root().equals(Path.of("/"))) {
          folders.add(paths.root().resolve(text.substring(1)).normalize());
        }
        folders.add(place);
      }
    }
    return folders;
  }
}
