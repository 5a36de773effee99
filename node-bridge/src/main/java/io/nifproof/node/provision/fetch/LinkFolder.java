package io.nifproof.node.provision.fetch;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A folder in a system root for a linker of another system: links to the libraries of the root's
 * packages, but not to the C library. That is the compiler's own; the root's {@code libc.so} is a
 * script with absolute paths, which would lead the linker to this machine's.
 */
final class LinkFolder {
  private static final Pattern LIBRARY = Pattern.compile("lib.+\\.(so|a)");
  private static final Pattern OF_THE_COMPILER =
      Pattern.compile(
          "lib(c|c_nonshared|m|mvec|g|pthread|dl|rt|util|resolv|crypt|anl|nsl|thread_db|memusage"
              + "|pcprofile|BrokenLocale|c_malloc_debug|nss_.*|stdc\\+\\+.*|gcc.*|supc\\+\\+"
              + "|[almtu]?[bs]an|hwasan|gomp|itm|atomic|quadmath)\\.(so|a)");

  private LinkFolder() {}

  /** Where it is in a system root. */
  static Path of(Path system) {
    return system.resolve("usr/lib/nifproof-link");
  }

  static void make(Path system, Arch arch) throws IOException {
    Path libraries = system.resolve("usr/lib").resolve(arch.gnuTriple());
    Path folder = Files.createDirectories(of(system));
    if (!Files.isDirectory(libraries)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "lib*")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (LIBRARY.matcher(name).matches() && !OF_THE_COMPILER.matcher(name).matches()) {
          Files.createSymbolicLink(folder.resolve(name), Path.of("..", arch.gnuTriple(), name));
        }
      }
    }
  }
}
