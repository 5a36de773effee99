package io.nifproof.audit.platform;

import io.nifproof.node.Arch;
import io.nifproof.node.OtpRelease;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a library shall load. What is empty is not judged: without an OTP, for instance, no NIF
 * version is too new. Immutable.
 *
 * @param arch the architecture
 * @param otp the oldest OTP
 * @param runtime a runtime whose own files are asked; its OTP is then {@code otp}
 * @param libc the C library, in its oldest version
 * @param cpu the least that processors can do
 * @param policy the policy that the rest comes from
 */
public record Target(
    Optional<Arch> arch,
    Optional<OtpRelease> otp,
    Optional<RuntimeOracle> runtime,
    Optional<CLibrary> libc,
    Optional<CpuLevel> cpu,
    Optional<AuditPolicy> policy) {
  /** Nothing in particular: only what is wrong everywhere is found. */
  public static final Target ANY =
      new Target(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A runtime, and everything that its own files say. */
  public static Target of(RuntimeOracle oracle) {
    return new Target(
        Optional.of(oracle.runtime().arch()),
        Optional.of(oracle.runtime().otp()),
        Optional.of(oracle),
        CLibrary.parse(oracle.runtime().libc()),
        Optional.empty(),
        Optional.empty());
  }

  /** An architecture and an OTP, without a runtime to ask. */
  public static Target of(Arch arch, OtpRelease otp) {
    return new Target(
        Optional.of(arch),
        Optional.of(otp),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A runtime, read now.
   *
   * @throws IOException when its {@code beam.smp} cannot be read
   */
  public static Target of(io.nifproof.node.ErlangRuntime runtime) throws IOException {
    return of(RuntimeOracle.of(runtime));
  }

  /** The same target, where what it leaves open is taken from another. */
  public Target or(Target other) {
    return new Target(
        arch.or(other::arch),
        otp.or(other::otp),
        runtime.or(other::runtime),
        libc.or(other::libc),
        cpu.or(other::cpu),
        policy.or(other::policy));
  }

  /** In words, for messages: the most exact thing that is known of it. */
  public String name() {
    if (runtime.isPresent()) {
      return "runtime `" + runtime.get().runtime().id() + "`";
    }
    return policy.map(known -> "policy `" + known.name() + "`").orElse("the target");
  }

  /** Its OTP, for messages. */
  public String otpName() {
    String release = "OTP " + otp.map(OtpRelease::toString).orElse("?");
    return runtime.isPresent() ? release + " of " + name() : release;
  }
}
