package io.nifproof.node.provision.fetch;

import io.nifproof.node.Arch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a runtime made of Debian packages: {@code debian:trixie/arm64}.
 *
 * @param suite Debian's release, one of {@link #SUITES}
 * @param arch the architecture
 */
public record DebianName(String suite, Arch arch) {
  /** The suites that are known to work, with OTP 23, 25, 27 and (in November 2026) 29. */
  public static final List<String> SUITES = List.of("bullseye", "bookworm", "trixie", "sid");

  private static final String PREFIX = "debian:";

  /** Validates the suite. */
  public DebianName {
    if (!SUITES.contains(suite)) {
      throw new IllegalArgumentException(
          "Debian suite `" + suite + "`, expected one of " + String.join(", ", SUITES));
    }
  }

  /** Reads {@code debian:SUITE/ARCH}; empty when the text is none or names an unknown suite. */
  public static Optional<DebianName> parse(String text) {
    String[] parts = text.startsWith(PREFIX) ? text.substring(7).split("/", -1) : new String[0];
    if (parts.length != 2 || !SUITES.contains(parts[0])) {
      return Optional.empty();
    }
    return Arch.parse(parts[1]).map(arch -> new DebianName(parts[0], arch));
  }

  /** All that can be added. */
  public static List<DebianName> all() {
    return SUITES.stream()
        .flatMap(suite -> Stream.of(Arch.values()).map(arch -> new DebianName(suite, arch)))
        .toList();
  }

  /** The name of its folder: {@code debian-trixie-arm64}. */
  public String folder() {
    return "debian-" + suite + "-" + arch;
  }

  /** The id of the runtime. */
  @Override
  public String toString() {
    return PREFIX + suite + "/" + arch;
  }
}
