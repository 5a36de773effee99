package io.nifproof.artifact;

import io.nifproof.abi.NifVersion;
import io.nifproof.node.Arch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
      "expected linux-x86_64 or linux-aarch_64, with -musl and -nif-2.16 where they differ";

  private static final Pattern FORM =
      Pattern.compile("linux-(x86_64|aarch_64)(-musl)?(?:-nif-(.+))?");

  /** Reads a classifier; empty when it is none of a library. */
  public static Optional<Platform> parse(String classifier) {
    Matcher matcher = FORM.matcher(classifier);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Arch arch = matcher.group(1).equals("x86_64") ? Arch.AMD64 : Arch.ARM64;
    Optional<NifVersion> nif = Optional.ofNullable(matcher.group(3)).flatMap(NifVersion::parse);
    return matcher.group(3) != null && nif.isEmpty()
        ? Optional.empty()
        : Optional.of(new Platform(arch, matcher.group(2) != null, nif));
  }

  /** The platform of this machine. */
  public static Platform host() {
    Arch arch = Arch.host();
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-" + arch.machine() + ".so.1"))
            && !Files.exists(Path.of("/lib/" + arch.gnuTriple() + "/libc.so.6"))
            && !Files.exists(Path.of("/lib64/libc.so.6"));
    return new Platform(arch, musl, Optional.empty());
  }

  /** The same for any NIF version. */
  public Platform anyNif() {
    return new Platform(arch, musl, Optional.empty());
  }

  /** Whether a library of another platform runs here, as far as processor and C library go. */
  public boolean sameMachine(Platform other) {
    return arch == other.arch && musl == other.musl;
  }

  /** The classifier, e.g. {@code linux-aarch_64-musl}. */
  public String classifier() {
    String machine = arch == Arch.AMD64 ? "x86_64" : "aarch_64";
    return "linux-"
        + machine
        + (musl ? "-musl" : "")
        + nif.map(version -> "-nif-" + version).orElse("");
  }

  @Override
  public String toString() {
    return classifier();
  }
}
