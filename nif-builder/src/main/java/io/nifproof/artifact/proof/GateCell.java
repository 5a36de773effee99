package io.nifproof.artifact.proof;

import java.util.List;

/**
 * One library on one runtime, as report-1.json has it.
 *
 * @param id its name, e.g. {@code gcc-O2@debian:trixie/arm64}
 * @param verdict {@code pass}, {@code fail} or {@code incomplete}
 * @param sha256 the digest of the library before it was loaded; null when it was not
 * @param arch the architecture of the runtime
 * @param otp its major release
 * @param flavor {@code jit} or {@code emu}
 * @param runtime its id
 * @param start how it starts: {@code native}, {@code loader} or {@code emulated}
 * @param compiler what built the library; null when it was there
 * @param optimize the level it was built at; null when it was there
 * @param outcome what the node did
 * @param findings what was found
 */
public record GateCell(
    String id,
    String verdict,
    String sha256,
    String arch,
    int otp,
    String flavor,
    String runtime,
    String start,
    String compiler,
    String optimize,
    String outcome,
    List<GateFinding> findings) {
  /** A JSON file may lack anything. */
  public GateCell {
    findings = Lists.copy(findings);
  }

  /** Whether it passed. */
  public boolean passed() {
    return "pass".equals(verdict);
  }

  /** Whether this very library was loaded. */
  boolean of(String digest) {
    return digest.equals(sha256);
  }

  /** The name of its variant: what stands before the {@code @} of its id. */
  String variant() {
    int at = id == null ? -1 : id.lastIndexOf('@');
    return at < 0 ? "" : id.substring(0, at);
  }
}
