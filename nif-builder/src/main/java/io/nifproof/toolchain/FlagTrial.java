package io.nifproof.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tries whether flags do something: compiles a probe with and without one, and compares the code. A
 * compiler lists flags in its help that it refuses or ignores for a target.
 *
 * <p>Each trial is made once. Thread-safe.
 */
public final class FlagTrial {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** In the flags that one stands behind: what is compiled is C++. */
  public static final List<String> CXX = List.of("-x", "c++");

  private static final String PROBE = "flag-probe.c";

  private final Map<String, String> environment;
  private final Path scratchParent;
  private final ConcurrentMap<String, FlagOutcome> made = new ConcurrentHashMap<>();

  /**
   * Tries nothing yet.
   *
   * @param environment all of the environment compilers see
   * @param scratchParent where the files of trials live while they run
   */
  public FlagTrial(Map<String, String> environment, Path scratchParent) {
    this.environment = Map.copyOf(environment);
    this.scratchParent = scratchParent;
  }

  /** Whether a flag is one that acts on code, and so can be tried. */
  public static boolean isTriable(String flag) {
    boolean aboutCode = flag.startsWith("-f") || flag.startsWith("-m");
    return aboutCode && Quiet.PREFIXES.stream().noneMatch(flag::startsWith);
  }

  /** Flags that act on messages, names, the link or on files that a probe has not. */
  private static final class Quiet {
    static final List<String> PREFIXES =
        List.of(
            "-fdiagnostics",
            "-fno-diagnostics",
            "-fmax-errors",
            "-ferror-limit",
            "-fmessage-length",
            "-fcolor",
            "-ffile-prefix-map",
            "-fdebug-prefix-map",
            "-fmacro-prefix-map",
            "-fuse-ld",
            "-fplugin",
            "-fprofile-use",
            "-fpic",
            "-fPIC",
            "-fdebug",
            "-frecord",
            "-fno-record",
            "-frandom-seed");
  }

  /**
   * Tries a flag on C, or on C++ when {@link #CXX} is in the base.
   *
   * @param base the flags it stands behind, such as the level
   * @throws InterruptedException when the waiting thread was interrupted
   */
  public FlagOutcome of(Toolchain toolchain, List<String> base, String flag)
      throws InterruptedException {
    String key = toolchain.identity() + "\n" + String.join(" ", base) + "\n" + flag;
    FlagOutcome known = made.get(key);
    if (known == null) {
      known = attempt(toolchain, base, flag);
      made.put(key, known);
    }
    return known;
  }

  private FlagOutcome attempt(Toolchain toolchain, List<String> base, String flag)
      throws InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.in(scratchParent)) {
      try (InputStream probe = FlagTrial.class.getResourceAsStream(PROBE)) {
        Files.copy(probe, scratch.path().resolve(PROBE));
      }
      List<String> words = new ArrayList<>(base);
      CompilerEnd without = compile(toolchain, words, "without", scratch.path());
      words.add(flag);
      CompilerEnd with = compile(toolchain, words, "with", scratch.path());
      if (!(without instanceof CompilerEnd.Ended plain) || plain.status() != 0) {
        return new FlagOutcome.Untried("the probe does not compile without it: " + without);
      }
      if (!(with instanceof CompilerEnd.Ended flagged)) {
        return new FlagOutcome.Untried(with.toString());
      }
      if (flagged.status() != 0) {
        return new FlagOutcome.Refused(flagged.output().strip());
      }
      return compared(flagged, plain, scratch.path());
    } catch (IOException e) {
      return new FlagOutcome.Untried("its trial could not be set up: " + e);
    }
  }

  private static FlagOutcome compared(
      CompilerEnd.Ended with, CompilerEnd.Ended without, Path folder) throws IOException {
    byte[] one = Files.readAllBytes(folder.resolve("with"));
    byte[] other = Files.readAllBytes(folder.resolve("without"));
    if (!Arrays.equals(one, other)) {
      return new FlagOutcome.Effective();
    }
    return with.output().equals(without.output())
        ? new FlagOutcome.NoEffectSeen()
        : new FlagOutcome.Ignored(with.output().strip());
  }

  /** To assembly, which needs neither headers nor a linker for the target. */
  private CompilerEnd compile(Toolchain toolchain, List<String> flags, String output, Path folder)
      throws InterruptedException {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TMPDIR", folder.toString());
    // What zig has in its cache it brings without the warnings that came with it.
    own.put("ZIG_GLOBAL_CACHE_DIR", folder.resolve("zig").toString());
    own.put("ZIG_LOCAL_CACHE_DIR", folder.resolve("zig").toString());
    List<String> command = new ArrayList<>(toolchain.command());
    // Without debug information, which zig has unless told: it names the folder.
    command.addAll(List.of("-fPIC", "-g0"));
    command.addAll(flags);
    command.addAll(List.of("-S", PROBE, "-o", output));
    return new CompilerProcess(own).run(command, folder, DEADLINE);
  }
}
