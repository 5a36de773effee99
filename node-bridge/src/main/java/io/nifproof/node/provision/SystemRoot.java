package io.nifproof.node.provision;

import io.nifproof.node.Arch;
import io.nifproof.node.StartMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tree of a system, its C library included, in which an OTP is installed: {@code /} itself, or
 * a folder that stands for it.
 *
 * @param path the folder
 */
record SystemRoot(Path path) {
  /** This machine's own. */
  static final SystemRoot HOST = new SystemRoot(Path.of("/"));

  /**
   * The system that an OTP belongs to: for {@code X/usr/lib/erlang} or {@code
   * X/usr/local/lib/erlang} with the loader of its VM under {@code X} that is X, else this machine.
   */
  static SystemRoot of(Path otp, ElfProgram vm) {
    for (String inside : List.of("usr/lib/erlang", "usr/local/lib/erlang", "opt/erlang")) {
      if (otp.endsWith(inside)) {
        Path root = otp;
        for (int i = 0; i < Path.of(inside).getNameCount(); i++) {
          root = root.getParent();
        }
        SystemRoot system = new SystemRoot(root);
        if (vm.loader().isPresent() && Files.exists(system.inside(vm.loader().get()))) {
          return system;
        }
      }
    }
    return HOST;
  }

  boolean isHost() {
    return equals(HOST);
  }

  /** A path that the system knows by an absolute name, on this machine. */
  Path inside(String absolute) {
    return path.resolve(absolute.substring(absolute.startsWith("/") ? 1 : 0));
  }

  /** How programs of this system start through its own loader. */
  StartMethod.Loader loader(ElfProgram program) throws IOException {
    String name =
        program.loader().orElseThrow(() -> new IOException("its VM is static, and has no loader"));
    return new StartMethod.Loader(inside(name), libraryPath(program.arch()));
  }

  /** The folders in which libraries of an architecture are. */
  List<Path> libraryPath(Arch arch) {
    String triple = arch.gnuTriple();
    return Stream.of("/lib/" + triple, "/usr/lib/" + triple, "/lib64", "/usr/lib64")
        .map(this::inside)
        .filter(Files::isDirectory)
        .toList();
  }

  /**
   * The C library beside a program's loader: {@code glibc-2.36} or {@code musl}; {@code unknown}
   * when it cannot be told.
   */
  String libc(ElfProgram program) {
    String loader = program.loader().orElse("");
    if (loader.contains("ld-musl")) {
      return "musl";
    }
    return libcFile(program).flatMap(SystemRoot::glibc).map("glibc-"::concat).orElse("unknown");
  }

  /** The file of the C library that a program is started with. */
  Optional<Path> libcFile(ElfProgram program) {
    try {
      Path loader = inside(program.loader().orElse("")).toRealPath();
      return Optional.of(loader.resolveSibling("libc.so.6")).filter(Files::isRegularFile);
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private static Optional<String> glibc(Path libc) {
    try {
      return Binaries.glibcVersion(libc);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
