package io.nifproof.build;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A system root of another architecture with the packages that a project is built with. The C
 * library stays that of the compiler: the root's folders are looked into last.
 *
 * @param arch the architecture
 * @param path the root's folder
 * @param linkable a folder with the libraries of its packages alone
 */
public record TargetRoot(Arch arch, Path path, Path linkable) {
  /** What a compiler is told to find headers there. */
  public List<String> compile() {
    return List.of(
        "-idirafter" + path.resolve("usr/include"),
        "-idirafter" + path.resolve("usr/include").resolve(arch.gnuTriple()));
  }

  /** What a linker is told to find libraries there, and what these need. */
  public List<String> link() {
    return List.of("-L" + linkable, "-Wl,-rpath-link," + libraries());
  }

  /** What pkg-config and CMake are told in the environment. */
  public Map<String, String> variables() {
    Path usr = path.resolve("usr");
    return Map.of(
        "PKG_CONFIG_LIBDIR",
        libraries().resolve("pkgconfig") + ":" + usr.resolve("lib/pkgconfig"),
        "PKG_CONFIG_SYSROOT_DIR",
        path.toString(),
        "CMAKE_INCLUDE_PATH",
        usr.resolve("include") + ":" + usr.resolve("include").resolve(arch.gnuTriple()),
        "CMAKE_LIBRARY_PATH",
        linkable.toString());
  }

  private Path libraries() {
    return path.resolve("usr/lib").resolve(arch.gnuTriple());
  }
}
