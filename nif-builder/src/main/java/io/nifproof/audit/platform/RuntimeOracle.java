package io.nifproof.audit.platform;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.LinkedFile;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.loader.Closure;
import io.nifproof.loader.LibraryFiles;
import io.nifproof.loader.LibrarySearch;
import io.nifproof.loader.LoaderPaths;
import io.nifproof.loader.SharedLibrary;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.StartMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a runtime offers to a library: asked of its own files, not of a table. Reads files when
 * asked and remembers what it read. Thread-safe.
 */
public final class RuntimeOracle {
  private final ErlangRuntime runtime;
  private final LoaderPaths paths;
  private final LibraryFiles files = new LibraryFiles();

  private final LibrarySearch search;

  /** The VM and what it has loaded. */
  private final Closure vm;

  private RuntimeOracle(ErlangRuntime runtime, Path file, LinkedFile elf) {
    this.runtime = runtime;
    LoaderPaths usual = paths(runtime);
    this.paths = elf.interpreter().map(Path::of).map(usual::startedBy).orElse(usual);
    this.search = new LibrarySearch(paths, files);
    this.vm = Closure.of(SharedLibrary.of(file, elf), paths, files, List.of());
  }

  /**
   * Reads the VM of a runtime.
   *
   * @throws IOException when its {@code beam.smp} cannot be read
   */
  public static RuntimeOracle of(ErlangRuntime runtime) throws IOException {
    Path vm = runtime.vm(runtime.flavor());
    try {
      return new RuntimeOracle(runtime, vm, LinkedFile.read(vm));
    } catch (ElfFormatException e) {
      throw new IOException("`" + vm + "` is no readable ELF file: " + e.getMessage(), e);
    }
  }

  /** The runtime. */
  public ErlangRuntime runtime() {
    return runtime;
  }

  /** Whether the VM itself exports a symbol. */
  public boolean exports(String symbol) {
    return vm.library().exports(symbol);
  }

  /** The symbols that the VM and the libraries it has loaded offer to every library. */
  public boolean offers(String symbol) {
    return vm.offers(symbol);
  }

  /** The libraries of its system. */
  public LibrarySearch system() {
    return search;
  }

  /** The VM with all that its loader finds for it. */
  public Closure vm() {
    return vm;
  }

  /**
   * What the VM's loader finds for a library; empty when the file is no readable ELF file.
   *
   * @throws IOException when it cannot be read
   */
  public Optional<Closure> closure(Path library) throws IOException {
    try {
      return Optional.of(closure(SharedLibrary.of(library, ElfFile.read(library))));
    } catch (ElfFormatException e) {
      return Optional.empty();
    }
  }

  /** What the VM's loader finds for a library. */
  public Closure closure(SharedLibrary library) {
    return Closure.of(library, paths, files, vm.libraries());
  }

  private static LoaderPaths paths(ErlangRuntime runtime) {
    boolean musl = runtime.libc().startsWith("musl");
    if (runtime.start() instanceof StartMethod.Loader loader) {
      return LoaderPaths.only(loader.libraryPath(), musl);
    }
    Path root =
        runtime.start() instanceof StartMethod.Emulated emulated
            ? emulated.systemRoot()
            : Path.of("/");
    return LoaderPaths.of(root, runtime.arch().gnuTriple(), musl);
  }

  /** Where a runtime's loader looks for libraries: its trusted folders. They need not be there. */
  public static List<Path> libraryFolders(ErlangRuntime runtime) {
    return paths(runtime).folders();
  }
}
