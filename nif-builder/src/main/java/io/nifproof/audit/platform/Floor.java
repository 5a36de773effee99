package io.nifproof.audit.platform;

import io.nifproof.node.OtpRelease;
import java.util.List;
import java.util.Optional;

/**
 * The least that a library needs to load, whatever the target.
 *
 * @param otp the oldest OTP; empty when the file does not tell
 * @param glibc the oldest glibc; empty when it needs none
 * @param cpu the least processor, e.g. {@code x86-64-v2}; empty for other machines
 * @param reasons what each of them comes from, and so what must change to get lower
 */
public record Floor(
    Optional<OtpRelease> otp,
    Optional<DottedVersion> glibc,
    Optional<CpuLevel> cpu,
    List<String> reasons) {
  /** That of a file of which nothing is known. */
  public static final Floor NONE =
      new Floor(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public Floor {
    reasons = List.copyOf(reasons);
  }
}
