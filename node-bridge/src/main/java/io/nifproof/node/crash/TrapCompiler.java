package io.nifproof.node.crash;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.files.Trees;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.io.IOException;
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
  private static final List<String> FLAGS =
      List.of(
          "-shared",
          "-I.",
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

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
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
      Map<String, String> sources = TrapSources.of(arch);
      String key = key(sources, identity + "\n" + compiler.get() + FLAGS);
      Path library = folder.resolve(arch + "-" + key + ".so");
      return Files.exists(library)
          ? new Trap.Ready(library)
          : make(library, compiler.get(), sources);
    } catch (NotStartedException e) {
      return new Trap.Blind("the crash trap could not be compiled: " + e.getMessage());
    } catch (IOException e) {
      return new Trap.Blind("the crash trap could not be made in " + folder + ": " + e);
    }
  }

  private Trap make(Path library, List<String> compiler, Map<String, String> sources)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "making-");
    try {
      List<String> argv = new ArrayList<>(compiler);
      argv.addAll(FLAGS);
      argv.addAll(List.of("-o", "trap.so"));
      argv.addAll(write(sources, work));
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.put("TMPDIR", work.toString());
      CommandEnd end = Command.of(argv, environment, work).run(TIMEOUT);
      if (end.overdue()) {
        return new Trap.Blind(
            "`"
                + argv.get(0)
                + "` did not compile the crash trap within "
                + TIMEOUT.toSeconds()
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

  /** Returns those that the compiler is given by name. */
  private static List<String> write(Map<String, String> sources, Path folder) throws IOException {
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    return sources.keySet().stream().filter(name -> !name.endsWith(".h")).toList();
  }

  private static String key(Map<String, String> sources, String madeWith) {
    StringBuilder all = new StringBuilder(madeWith);
    sources.forEach((name, text) -> all.append(name).append('\0').append(text));
    return Checksum.SHA256.of(all.toString()).substring(0, KEY_DIGITS);
  }
}
