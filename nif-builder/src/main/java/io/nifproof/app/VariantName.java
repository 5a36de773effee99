package io.nifproof.app;

import io.nifproof.build.OptLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to build as users write it: {@code gcc-O2}, {@code gcc-O2-lto}, {@code clang-14-O3
 * -ffast-math}.
 *
 * @param compiler the compiler's name
 * @param level the level
 * @param flagSet the name of a set of flags
 * @param flags more flags
 */
public record VariantName(
    String compiler, OptLevel level, Optional<String> flagSet, List<String> flags) {
  /** What is written, for messages. */
  public static final String EXPECTED =
      "expected compiler, level and perhaps a set of flags, such as gcc-O2, clang-14-O3 or"
          + " gcc-O2-lto; more flags may follow, as in 'gcc-O2 -ffast-math'";

  private static final Pattern NAME =
      Pattern.compile("([a-z]+(?:-[0-9.]+)?)-(O[0-3sg])(?:-([A-Za-z0-9_-]+))?");

  /** Reads one; empty when it is none. */
  public static Optional<VariantName> parse(String text) {
    List<String> words = Arrays.stream(text.strip().split("\\s+")).toList();
    Matcher name = NAME.matcher(words.get(0));
    return name.matches()
        ? Optional.of(
            new VariantName(
                name.group(1),
                OptLevel.parse(name.group(2)).orElseThrow(),
                Optional.ofNullable(name.group(3)),
                words.subList(1, words.size())))
        : Optional.empty();
  }
}
