package io.nifproof.artifact;

import io.nifproof.abi.NifVersion;
import io.nifproof.node.Arch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a library is for, and its classifier by the convention of os-detector.
 *
 * @param arch its processor
 * @param musl whether its C library is musl, and not glibc
 * @param nif its NIF version, where libraries of several are published; else empty
 */
public record Platform(Arch arch, boolean musl, Optional<NifVersion> nif) {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED =
      "expected "
          + Arch.either(arch -> "linux-" + processor(arch))
          + ", with -musl and -nif-2.16 where they differ";

  private static final Pattern FORM = Pattern.compile("linux-([a-z0-9_]+)(-musl)?(?:-nif-(.+))?");

  /** Reads a classifier; empty when it is none of a library. */
  public static Optional<Platform> parse(String classifier) {
    Matcher matcher = FORM.matcher(classifier);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Arch> arch =
        Stream.of(Arch.values()).filter(a -> processor(a).equals(matcher.group(1))).findFirst();
    Optional<NifVersion> nif = Optional.ofNullable(matcher.group(3)).flatMap(NifVersion::parse);
    return matcher.group(3) != null && nif.isEmpty()
        ? Optional.empty()
        : arch.map(known -> new Platform(known, matcher.group(2) != null, nif));
  }

  /** The platform of this machine. */
  public static Platform host() {
    Arch arch = Arch.host();
    boolean musl =
        Files.exists(Path.of(arch.muslLoader()))
            && !Files.exists(Path.of("/lib/" + arch.gnuTriple() + "/libc.so.6"))
            && !Files.exists(Path.of("/lib64/libc.so.6"));
    return new Platform(arch, musl, Optional.empty());
  }

  /** The name that os-detector has for a processor. */
  private static String processor(Arch arch) {
    return switch (arch) {
      case AMD64 -> "x86_64";
      case ARM64 -> "aarch_64";
    };
  }

  /** Whether a library of another platform runs here, as far as processor and C library go. */
  public boolean sameMachine(Platform other) {
    return arch == other.arch && musl == other.musl;
  }

  /** The classifier, e.g. {@code linux-aarch_64-musl}. */
  public String classifier() {
    return "linux-"
        + processor(arch)
        + (musl ? "-musl" : "")
        + nif.map(version -> "-nif-" + version).orElse("");
  }

  @Override
  public String toString() {
    return classifier();
  }
}
