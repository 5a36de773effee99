package io.nifproof.node;

import java.util.Optional;

/**
 * A major Erlang/OTP release, e.g. 27.
 *
 * @param major the release number, 17 or above
 */
public record OtpRelease(int major) implements Comparable<OtpRelease> {
  /** Validates the number. */
  public OtpRelease {
    if (major < 17 || major > 999) {
      throw new IllegalArgumentException("OTP release `" + major + "`, expected 17 or above");
    }
  }

  /** Reads {@code 27}, {@code 27.3.4}, {@code OTP 27} or {@code otp-27}; empty when it is none. */
  public static Optional<OtpRelease> parse(String text) {
    String digits = text.strip().replaceFirst("(?i)^otp[- ]?", "").replaceFirst("\\..*$", "");
    if (!digits.matches("[0-9]{2,3}") || Integer.parseInt(digits) < 17) {
      return Optional.empty();
    }
    return Optional.of(new OtpRelease(Integer.parseInt(digits)));
  }

  @Override
  public int compareTo(OtpRelease other) {
    return Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return Integer.toString(major);
  }
}
