package io.nifproof.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An Erlang runtime that libraries can be loaded in: an installed OTP and how it starts here.
 *
 * @param id the name users give it, e.g. {@code host} or {@code debian:trixie/arm64}
 * @param arch the architecture its VM is made for
 * @param otp its major release
 * @param ertsVersion the version of its run-time system, e.g. {@code 15.2.7}
 * @param flavors the flavours its VM has, the default first; never empty
 * @param root OTP's root folder on this machine (what the VM knows as {@code ROOTDIR})
 * @param programDir the folder the VM is told as {@code BINDIR}: its own, or, when its programs
 *     cannot run here by themselves, a folder of scripts that start them ({@code erl_child_setup}
 *     and {@code inet_gethost})
 * @param libc its C library, e.g. {@code glibc-2.41} or {@code musl}; {@code unknown} when unseen
 * @param start how its programs are started
 * @param quirks VM flags that a boot probe found it needs here, e.g. {@code -JPperf true}
 * @param includeDir where its {@code erl_nif.h} is, when its headers are installed
 */
public record ErlangRuntime(
    String id,
    Arch arch,
    OtpRelease otp,
    String ertsVersion,
    List<Flavor> flavors,
    Path root,
    Path programDir,
    String libc,
    StartMethod start,
    List<String> quirks,
    Optional<Path> includeDir) {
  /** Copies the lists. */
  public ErlangRuntime {
    flavors = List.copyOf(flavors);
    quirks = List.copyOf(quirks);
    if (flavors.isEmpty()) {
      throw new IllegalArgumentException("runtime `" + id + "` has no VM flavour");
    }
  }

  /** The folder of the VM's programs, e.g. {@code ROOT/erts-15.2.7/bin}. */
  public Path binDir() {
    return root.resolve("erts-" + ertsVersion).resolve("bin");
  }

  /** The VM's own program, e.g. {@code beam.smp}. */
  public Path vm(Flavor flavor) {
    return binDir().resolve(flavor == flavor() ? Flavor.DEFAULT_PROGRAM : flavor.program());
  }

  /** The flavour that starts when none is asked for. */
  public Flavor flavor() {
    return flavors.get(0);
  }

  /** The same runtime with other quirk flags. */
  public ErlangRuntime withQuirks(List<String> flags) {
    return new ErlangRuntime(
        id, arch, otp, ertsVersion, flavors, root, programDir, libc, start, flags, includeDir);
  }

  @Override
  public String toString() {
    return id;
  }
}
