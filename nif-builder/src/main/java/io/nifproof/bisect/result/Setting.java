package io.nifproof.bisect.result;

import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to build.
 *
 * @param toolchain the compiler
 * @param level the optimisation level
 * @param flags more flags, after those of every build
 * @param linkFlags more flags behind the sources
 */
public record Setting(
    Toolchain toolchain, OptLevel level, List<String> flags, List<String> linkFlags) {
  /** Copies the lists. */
  public Setting {
    flags = List.copyOf(flags);
    linkFlags = List.copyOf(linkFlags);
  }

  /** Its name, e.g. {@code gcc-O2 -flto}. */
  public String id() {
    String plain = toolchain.compiler().name() + "-" + level;
    return Stream.concat(
            Stream.of(plain), Stream.concat(flags.stream(), linkFlags.stream()).distinct())
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  public Setting at(OptLevel other) {
    return new Setting(toolchain, other, flags, linkFlags);
  }

  public Setting plus(List<String> more) {
    return new Setting(
        toolchain, level, Stream.concat(flags.stream(), more.stream()).toList(), linkFlags);
  }

  /** The same, linked with what another is linked with. */
  public Setting linkedAs(Setting other) {
    return new Setting(toolchain, level, flags, other.linkFlags());
  }

  /** The same compiler and level with the flags of another. */
  public Setting withFlagsOf(Setting other) {
    return new Setting(toolchain, level, other.flags(), other.linkFlags());
  }

  boolean hasFlagsOf(Setting other) {
    return flags.equals(other.flags()) && linkFlags.equals(other.linkFlags());
  }

  /** What a compiler must be told of it, with the flags of every build. */
  public List<String> words(BisectSubject subject) {
    List<String> words = new ArrayList<>(List.of("-fPIC", level.flag()));
    subject.includeDirs().forEach(folder -> words.add("-I" + folder));
    words.addAll(subject.cflags());
    words.addAll(flags);
    return words;
  }

  /** What stands behind the sources. */
  public List<String> linkWords(BisectSubject subject) {
    return Stream.concat(subject.ldflags().stream(), linkFlags.stream()).toList();
  }
}
