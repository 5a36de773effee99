package io.nifproof.audit.platform;

import io.nifproof.node.Arch;
import io.nifproof.node.OtpRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named kind of machine that libraries shall run on. Data: see policies.toml and docs/audit.md.
 *
 * @param name its name, e.g. {@code debian-12}
 * @param libc its C library
 * @param otp the OTP it brings, when it brings one
 * @param cpu the least its processors can do; empty for every processor of the architecture
 * @param symbols the newest version of each family of symbol versions beside glibc's, e.g. {@code
 *     GLIBCXX} 3.4.30
 * @param libraries names of libraries that every such machine has; a trailing {@code *} stands for
 *     any rest
 */
public record AuditPolicy(
    String name,
    CLibrary libc,
    Optional<OtpRelease> otp,
    List<CpuLevel> cpu,
    Map<String, DottedVersion> symbols,
    List<String> libraries) {
  /** Copies. */
  public AuditPolicy {
    cpu = List.copyOf(cpu);
    symbols = Map.copyOf(symbols);
    libraries = List.copyOf(libraries);
  }

  /** What it asks of libraries of an architecture. */
  public Target target(Optional<Arch> arch) {
    Optional<CpuLevel> level =
        cpu.stream().filter(each -> arch.map(each.arch()::equals).orElse(false)).findFirst();
    return new Target(
        Optional.empty(), otp, Optional.empty(), Optional.of(libc), level, Optional.of(this));
  }

  /** Whether every machine of it has a library. */
  public boolean has(String library) {
    return libraries.stream()
        .anyMatch(
            known ->
                known.endsWith("*")
                    ? library.startsWith(known.substring(0, known.length() - 1))
                    : library.equals(known));
  }
}
