package io.nifproof.node.crash;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.files.ForeignFile;
import io.nifproof.node.files.Trees;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.io.IOException;
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

  private static final int DIGEST_LENGTH = 64;

  private final Path folder;
  private final Path digests;

  /** A compiler that keeps what it makes in the cache. */
  public TrapCompiler(NifproofHome home) {
    this.folder = home.root().resolve("traps");
    this.digests = home.facts().resolve("traps");
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
      String name = arch + "-" + key;
      Optional<String> made = digest(name);
      Optional<String> found = made.flatMap(it -> Checksum.SHA256.ifReadable(library(name, it)));
      return made.isPresent() && made.equals(found)
          ? new Trap.Ready(library(name, made.get()), made.get(), false)
          : make(name, found.isPresent(), compiler.get(), sources);
    } catch (NotStartedException e) {
      return new Trap.Blind("the crash trap could not be compiled: " + e.getMessage());
    } catch (IOException e) {
      return new Trap.Blind("the crash trap could not be made in " + folder + ": " + e);
    }
  }

  /** Of what was compiled, kept apart from it; empty when it never was. */
  private Optional<String> digest(String name) {
    return ForeignFile.bytes(note(name), DIGEST_LENGTH)
        .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
        .filter(digest -> digest.matches("[0-9a-f]{" + DIGEST_LENGTH + "}"));
  }

  private Path note(String name) {
    return digests.resolve(name + ".sha256");
  }

  /** Compilers need not make the same bytes twice: two runs at once make two files. */
  private Path library(String name, String sha256) {
    return folder.resolve(name + "-" + sha256.substring(0, KEY_DIGITS) + ".so");
  }

  private Trap make(
      String name, boolean replaced, List<String> compiler, Map<String, String> sources)
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
      return keep(work, name, replaced);
    } finally {
      boolean unused = Trees.remove(work);
    }
  }

  /** The digest last: it leads to a file that is there. */
  private Trap keep(Path work, String name, boolean replaced) throws IOException {
    Path made = work.resolve("trap.so");
    String sha256 = Checksum.SHA256.of(made);
    Files.createDirectories(digests);
    Path library = library(name, sha256);
    Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
    Path note = Files.writeString(work.resolve("trap.sha256"), sha256);
    Files.move(note, note(name), StandardCopyOption.ATOMIC_MOVE);
    return new Trap.Ready(library, sha256, replaced);
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
