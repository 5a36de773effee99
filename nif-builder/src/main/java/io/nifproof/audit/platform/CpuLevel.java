package io.nifproof.audit.platform;

import io.nifproof.node.Arch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The least that processors of a target can do: a level of the x86-64 psABI, or ARMv8-A.
 *
 * @param arch the architecture
 * @param level from 1; ARM has only 1
 */
public record CpuLevel(Arch arch, int level) {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED = expected();

  /** The names of an architecture's levels, the lowest first. */
  private static List<String> names(Arch arch) {
    return switch (arch) {
      case AMD64 -> List.of("x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4");
      case ARM64 -> List.of("armv8-a");
    };
  }

  /** Reads a level's name; empty when it is none. */
  public static Optional<CpuLevel> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    String plain = name.equals("x86-64-v1") ? "x86-64" : name; // the psABI has no v1
    return all().filter(level -> level.toString().equals(plain)).findFirst();
  }

  private static Stream<CpuLevel> all() {
    return Stream.of(Arch.values())
        .flatMap(
            arch ->
                IntStream.rangeClosed(1, names(arch).size())
                    .mapToObj(level -> new CpuLevel(arch, level)));
  }

  private static String expected() {
    List<String> names = all().map(CpuLevel::toString).toList();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  @Override
  public String toString() {
    return names(arch).get(level - 1);
  }
}
