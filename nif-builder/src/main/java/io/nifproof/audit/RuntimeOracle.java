package io.nifproof.audit;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.ElfFormatException;
import io.nifproof.elf.Symbol;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.StartMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a runtime offers to a library: asked of its own files, not of a table. Reads files when
 * asked and remembers what it read. Thread-safe.
 */
public final class RuntimeOracle {
  private final ErlangRuntime runtime;

  /** What a library of the runtime's system offers, and what it needs in turn. */
  private record Provider(Set<String> exports, List<String> needed) {}

  private final List<Path> folders;
  private final List<String> needed;
  private final Set<String> exports;
  private final Map<String, Optional<Path>> found = new HashMap<>();
  private final Map<Path, Optional<Provider>> read = new HashMap<>();

  private RuntimeOracle(ErlangRuntime runtime, List<Path> folders, ElfFile vm) {
    this.runtime = runtime;
    this.folders = folders;
    this.needed = vm.dynamic().needed();
    this.exports = names(vm);
  }

  /**
   * Reads the VM of a runtime.
   *
   * @throws IOException when its {@code beam.smp} cannot be read
   */
  public static RuntimeOracle of(ErlangRuntime runtime) throws IOException {
    Path vm = runtime.vm(runtime.flavor());
    try {
      return new RuntimeOracle(runtime, libraryFolders(runtime), ElfFile.read(vm));
    } catch (ElfFormatException e) {
      throw new IOException("`" + vm + "` is no readable ELF file: " + e.getMessage(), e);
    }
  }

  /** The runtime. */
  public ErlangRuntime runtime() {
    return runtime;
  }

  /** Whether the VM itself exports a symbol. */
  boolean exports(String symbol) {
    return exports.contains(symbol);
  }

  /** The symbols that the VM and the libraries it has loaded offer to every library. */
  boolean offers(String symbol) {
    return exports.contains(symbol) || offeredBy(needed, symbol, new HashSet<>());
  }

  /** Whether one of some libraries, or one they need in turn, offers a symbol. */
  boolean offeredBy(List<String> libraries, String symbol) {
    return offeredBy(libraries, symbol, new HashSet<>());
  }

  private boolean offeredBy(List<String> libraries, String symbol, Set<String> seen) {
    for (String name : libraries) {
      Optional<Provider> library =
          seen.add(name) ? find(name).flatMap(this::provider) : Optional.empty();
      if (library.isPresent()
          && (library.get().exports().contains(symbol)
              || offeredBy(library.get().needed(), symbol, seen))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a library is in the usual folders of the runtime's system. */
  boolean has(String library) {
    return find(library).isPresent();
  }

  private synchronized Optional<Path> find(String name) {
    return found.computeIfAbsent(name, this::search);
  }

  private Optional<Path> search(String name) {
    try {
      return name.contains("/")
          ? Optional.empty()
          : folders.stream().map(dir -> dir.resolve(name)).filter(Files::isRegularFile).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private synchronized Optional<Provider> provider(Path file) {
    return read.computeIfAbsent(file, RuntimeOracle::open);
  }

  private static Optional<Provider> open(Path file) {
    try {
      ElfFile elf = ElfFile.read(file);
      return Optional.of(new Provider(names(elf), elf.dynamic().needed()));
    } catch (IOException | ElfFormatException e) {
      return Optional.empty();
    }
  }

  private static Set<String> names(ElfFile elf) {
    Set<String> names = new HashSet<>();
    elf.symbols().stream().filter(Symbol::exported).map(Symbol::name).forEach(names::add);
    return names;
  }

  /**
   * Where a runtime's loader looks for libraries: its trusted folders (ld.so(8)), and those of
   * Debian's multiarch. They need not be there.
   */
  public static List<Path> libraryFolders(ErlangRuntime runtime) {
    if (runtime.start() instanceof StartMethod.Loader loader) {
      return loader.libraryPath();
    }
    Path root =
        runtime.start() instanceof StartMethod.Emulated emulated
            ? emulated.systemRoot()
            : Path.of("/");
    List<Path> folders = new ArrayList<>();
    String triple = runtime.arch().gnuTriple();
    for (String top : List.of("lib", "usr/lib", "usr/local/lib")) {
      folders.add(root.resolve(top).resolve(triple));
      folders.add(root.resolve(top));
      folders.add(root.resolve(top + "64"));
    }
    return folders;
  }
}
