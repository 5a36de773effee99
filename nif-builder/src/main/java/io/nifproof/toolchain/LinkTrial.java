package io.nifproof.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Tries whether a linker heeds flags: links a probe with and without one. Linkers take keywords of
 * {@code -z} that they do not know, or that a target has not, with nothing but a warning.
 *
 * <p>Each trial is made once. Thread-safe.
 */
public final class LinkTrial {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String PROBE =
      "static int n; int *p = &n; int nifproof_probe(void) { return *p; }\n";

  /** How linkers and compilers say that they do not heed a flag. */
  private static final Pattern NOT_HEEDED =
      Pattern.compile(
          "(?i)\\bignor(?:ed|ing)\\b|\\bunknown\\b|unrecognized|unsupported|not supported");

  private final Map<String, String> environment;
  private final Path scratchParent;
  private final ConcurrentMap<List<String>, FlagOutcome> made = new ConcurrentHashMap<>();

  /**
   * Tries nothing yet.
   *
   * @param environment all of the environment compilers see
   * @param scratchParent where the files of trials live while they run
   */
  public LinkTrial(Map<String, String> environment, Path scratchParent) {
    this.environment = Map.copyOf(environment);
    this.scratchParent = scratchParent;
  }

  /**
   * The flags among words that act on how a linker links, each with its value: not those that name
   * libraries, folders or files.
   */
  public static List<List<String>> triable(List<String> words) {
    List<List<String>> flags = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean pair = word.equals("-z");
      if (pair && i + 1 < words.size()) {
        flags.add(List.of(word, words.get(++i)));
      } else if (word.startsWith("-Wl,") && !word.contains("/")) {
        flags.add(List.of(word));
      }
    }
    return flags;
  }

  /**
   * Tries a flag.
   *
   * @param base words that say which linker it is, such as {@code -fuse-ld=lld}
   * @param flag its words
   * @throws InterruptedException when the waiting thread was interrupted
   */
  public FlagOutcome of(Toolchain toolchain, List<String> base, List<String> flag)
      throws InterruptedException {
    List<String> key = new ArrayList<>(List.of(toolchain.identity()));
    key.addAll(base);
    key.addAll(flag);
    FlagOutcome known = made.get(key);
    if (known == null) {
      known = attempt(toolchain, base, flag);
      made.put(List.copyOf(key), known);
    }
    return known;
  }

  private FlagOutcome attempt(Toolchain toolchain, List<String> base, List<String> flag)
      throws InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.in(scratchParent)) {
      Path folder = scratch.path();
      Files.writeString(folder.resolve("probe.c"), PROBE);
      List<String> words = new ArrayList<>(base);
      CompilerEnd without = link(toolchain, words, "without", folder);
      words.addAll(flag);
      CompilerEnd with = link(toolchain, words, "with", folder);
      if (!(without instanceof CompilerEnd.Ended plain) || plain.status() != 0) {
        return new FlagOutcome.Untried("the probe does not link without it: " + without);
      }
      if (!(with instanceof CompilerEnd.Ended flagged)) {
        return new FlagOutcome.Untried(with.toString());
      }
      return compared(flagged, plain, folder);
    } catch (IOException e) {
      return new FlagOutcome.Untried("its trial could not be set up: " + e);
    }
  }

  /** A flag may fail here for want of a file that it names, which is no fault of it. */
  private static FlagOutcome compared(
      CompilerEnd.Ended with, CompilerEnd.Ended without, Path folder) throws IOException {
    Optional<String> said =
        with.output()
            .lines()
            .filter(line -> !without.output().contains(line))
            .filter(line -> NOT_HEEDED.matcher(line).find())
            .findFirst();
    if (with.status() != 0) {
      return said.isPresent()
          ? new FlagOutcome.Refused(said.get())
          : new FlagOutcome.Untried(with.output().strip());
    }
    if (said.isPresent()) {
      return new FlagOutcome.Ignored(said.get());
    }
    byte[] one = Files.readAllBytes(folder.resolve("with"));
    byte[] other = Files.readAllBytes(folder.resolve("without"));
    return Arrays.equals(one, other) ? new FlagOutcome.NoEffectSeen() : new FlagOutcome.Effective();
  }

  private CompilerEnd link(Toolchain toolchain, List<String> flags, String output, Path folder)
      throws InterruptedException {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TMPDIR", folder.toString());
    List<String> command = new ArrayList<>(toolchain.command());
    command.addAll(List.of("-shared", "-fPIC", "probe.c", "-o", output));
    command.addAll(flags);
    return new CompilerProcess(own).run(command, folder, DEADLINE);
  }
}
