package io.nifproof.audit;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.FileIdentity;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The libraries that a library names as needed and that its own RPATH or RUNPATH leads to, and
 * those that they need in turn: {@code dlsym} looks in all of them.
 */
final class NeededLibraries {
  private static final int MOST = 32;

  /** Libraries of C compilers and systems, which no project builds. */
  private static final Pattern SYSTEM =
      Pattern.compile(
          "(ld-(linux|musl).*|lib(c|m|dl|rt|pthread|util|resolv|gcc_s|stdc\\+\\+|c\\+\\+|c\\+\\+abi"
              + "|atomic|gomp|asan|ubsan|tsan|unwind)(\\.musl-.*)?\\.so.*)");

  private final String symbol;
  private final Deque<Wanted> open = new ArrayDeque<>();
  private final Set<Path> seen = new HashSet<>();
  private final List<String> unread = new ArrayList<>();
  private Optional<Path> provider = Optional.empty();

  private record Wanted(Path by, ElfFile elf) {}

  private NeededLibraries(String symbol) {
    this.symbol = symbol;
  }

  /** Looks for the library that exports a symbol, as the loader would. */
  static NeededLibraries of(Path file, ElfFile elf, String symbol) {
    NeededLibraries search = new NeededLibraries(symbol);
    search.open.add(new Wanted(file, elf));
    while (!search.open.isEmpty() && search.provider.isEmpty()) {
      search.next(search.open.remove());
    }
    return search;
  }

  /** Whether a library is one of compilers and systems, which no project builds. */
  static boolean ofSystem(String name) {
    return SYSTEM.matcher(name).matches();
  }

  /** The library that exports it. */
  Optional<Path> provider() {
    return provider;
  }

  /** The needed libraries that were not found from here, and that could export it. */
  List<String> unread() {
    return List.copyOf(unread);
  }

  private void next(Wanted from) {
    for (String name : from.elf().dynamic().needed()) {
      Optional<Path> file = find(from, name);
      if (file.isPresent()) {
        read(file.get());
      } else if (!SYSTEM.matcher(name).matches() && unread.size() < MOST) {
        unread.add(name);
      }
    }
  }

  private void read(Path file) {
    if (seen.size() < MOST && seen.add(file)) {
      if (FileIdentity.of(file) instanceof FileIdentity.Elf elf) {
        open.add(new Wanted(file, elf.file()));
        if (provider.isEmpty() && elf.file().exported(symbol).isPresent()) {
          provider = Optional.of(file);
        }
      }
    }
  }

  private static Optional<Path> find(Wanted from, String name) {
    try {
      if (name.contains("/")) {
        return Optional.of(Path.of(name)).filter(Files::isRegularFile);
      }
      Path origin = from.by().toAbsolutePath().getParent();
      for (String folder : from.elf().dynamic().searchPath().split(":")) {
        String place =
            folder.replace("${ORIGIN}", origin.toString()).replace("$ORIGIN", origin.toString());
        Path file = Path.of(place).resolve(name).normalize();
        if (place.startsWith("/") && Files.isRegularFile(file)) {
          return Optional.of(file);
        }
      }
    } catch (InvalidPathException e) {
      return Optional.empty(); // no name that this machine's file system takes
    }
    return Optional.empty();
  }
}
