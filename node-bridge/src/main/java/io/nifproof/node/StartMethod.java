package io.nifproof.node;

import java.nio.file.Path;
import java.util.List;

/** How the programs of a runtime are started on this machine. */
public sealed interface StartMethod {
  /** Directly: the host's own kernel and C library run them. */
  record Native() implements StartMethod {}

  /**
   * Through the dynamic loader of the runtime's own system root: same processor, other C library.
   *
   * @param loader the loader, e.g. {@code ROOT/lib64/ld-linux-x86-64.so.2}
   * @param libraryPath the folders in which it looks for libraries
   */
  record Loader(Path loader, List<Path> libraryPath) implements StartMethod {
    /** Copies the list. */
    public Loader {
      libraryPath = List.copyOf(libraryPath);
    }
  }

  /**
   * Through qemu's user-mode emulator: other processor.
   *
   * @param emulator the emulator, e.g. {@code qemu-aarch64}
   * @param systemRoot where the guest's loader and libraries are (qemu's {@code -L})
   */
  record Emulated(Path emulator, Path systemRoot) implements StartMethod {}

  /** The words in front of a program's own command line; empty for a native start. */
  default List<String> prefix() {
    if (this instanceof Loader loader) {
      String path = String.join(":", loader.libraryPath().stream().map(Path::toString).toList());
      return List.of(loader.loader().toString(), "--library-path", path);
    }
    if (this instanceof Emulated emulated) {
      return List.of(emulated.emulator().toString(), "-L", emulated.systemRoot().toString());
    }
    return List.of();
  }

  /** One word for people and JSON: {@code native}, {@code loader} or {@code emulated}. */
  default String id() {
    if (this instanceof Loader) {
      return "loader";
    }
    return this instanceof Emulated ? "emulated" : "native";
  }
}
