package io.nifproof.artifact.proof;

import io.nifproof.finding.Suppression;
import java.util.List;

/**
 * What lies in the folder of a kept gate, beside its report.
 *
 * @param version of the format
 * @param nifproof the version that gated
 * @param suppressions what the user has answered for
 * @param module the object code of the library's module where the libraries do not tell theirs, as
 *     older versions wrote it; else null
 * @param libraries the libraries that were loaded
 */
record GateManifest(
    int version,
    String nifproof,
    List<Answered> suppressions,
    String module,
    List<Kept> libraries) {
  /**
   * A library.
   *
   * @param file relative to the folder
   * @param arch what it is built for
   * @param variant how it was built
   * @param sha256 its digest when it was loaded
   * @param library its name; null as older versions wrote it, which knew of one only
   * @param module the object code of its module, relative to the folder; null when none
   */
  record Kept(
      String file, String arch, String variant, String sha256, String library, String module) {}

  GateManifest {
    suppressions = Lists.copy(suppressions);
    libraries = Lists.copy(libraries);
  }

  static List<Answered> answered(List<Suppression> suppressions) {
    return suppressions.stream().map(Answered::of).toList();
  }
}
