package io.nifproof.node.crash;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.files.Trees;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the trap on first use and keeps it in the cache, by what it was made of and with.
 * Thread-safe, also between processes: the library appears whole or not at all.
 */
public final class TrapCompiler {
  private static final List<String> SOURCES =
      List.of(
          "trap.h",
          "record.h",
          "watch.h",
          "backtrace.c",
          "crash.c",
          "entry.c",
          "guard.c",
          "imports.c",
          "loader.c",
          "main.c",
          "maps.c",
          "process.c",
          "real.c",
          "record.c",
          "stacks.c",
          "watch.c",
          "imports-amd64.S",
          "imports-arm64.S",
          "interpose-amd64.S",
          "interpose-arm64.S",
          "trampoline-amd64.S",
          "trampoline-arm64.S");

  private static final List<String> FLAGS =
      List.of(
          "-shared",
          "-fPIC",
          "-O2",
          "-std=gnu11",
          "-D_GNU_SOURCE",
          "-Wall",
          "-Wextra",
          "-fvisibility=hidden",
          "-fno-stack-protector",
          "-fasynchronous-unwind-tables",
          "-U_FORTIFY_SOURCE",
          "-Wl,-z,now",
          "-Wl,-z,noexecstack",
          "-Wl,-z,defs");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KEY_DIGITS = 16;

  private final Path folder;

  /** A compiler that keeps what it makes in the cache. */
  public TrapCompiler(NifproofHome home) {
    this.folder = home.root().resolve("traps");
  }

  /**
   * The trap for an architecture.
   *
   * @param compiler the command of a C compiler that makes programs for it, without files; empty
   *     when there is none
   * @param identity what else tells this compiler from others: its version
   * @throws InterruptedException when this thread is interrupted
   */
  public Trap trap(Arch arch, Optional<List<String>> compiler, String identity)
      throws InterruptedException {
    if (compiler.isEmpty()) {
      return new Trap.Blind(
          "no C compiler for "
              + arch
              + " is known here, and the crash trap must be compiled; add"
              + (arch == Arch.host() ? " gcc or clang" : " gcc-" + arch.gnuTriple()));
    }
    try {
      Path library = folder.resolve(key(arch, compiler.get(), identity) + ".so");
      return Files.exists(library) ? new Trap.Ready(library) : make(library, compiler.get());
    } catch (NotStartedException e) {
      return new Trap.Blind("the crash trap could not be compiled: " + e.getMessage());
    } catch (IOException e) {
      return new Trap.Blind("the crash trap could not be made in " + folder + ": " + e);
    }
  }

  private Trap make(Path library, List<String> compiler) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "making-");
    try {
      List<String> argv = new ArrayList<>(compiler);
      argv.addAll(FLAGS);
      argv.addAll(List.of("-o", "trap.so"));
      for (String name : SOURCES) {
        Files.writeString(work.resolve(name), source(name));
        if (!name.endsWith(".h")) {
          argv.add(name);
        }
      }
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.put("TMPDIR", work.toString());
      CommandEnd end = Command.of(argv, environment, work).run(PATIENCE);
      if (end.overdue()) {
        return new Trap.Blind(
            "`"
                + argv.get(0)
                + "` did not compile the crash trap within "
                + PATIENCE.toSeconds()
                + " s");
      }
      if (end.status() != 0) {
        return new Trap.Blind(
            "`" + argv.get(0) + "` does not compile the crash trap:\n" + end.output());
      }
      Files.move(work.resolve("trap.so"), library, StandardCopyOption.ATOMIC_MOVE);
      return new Trap.Ready(library);
    } finally {
      boolean unused = Trees.remove(work);
    }
  }

  private static String key(Arch arch, List<String> compiler, String identity) throws IOException {
    StringBuilder all = new StringBuilder(identity + "\n" + compiler + FLAGS);
    for (String name : SOURCES) {
      all.append(name).append('\0').append(source(name));
    }
    return arch + "-" + Checksum.SHA256.of(all.toString()).substring(0, KEY_DIGITS);
  }

  private static String source(String name) throws IOException {
    try (InputStream in = TrapCompiler.class.getResourceAsStream("native/" + name)) {
      if (in == null) {
        throw new IOException("the source `" + name + "` of the crash trap is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
