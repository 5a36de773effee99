package io.nifproof.artifact.proof;

import java.util.List;

/**
 * What an attestation says of one published library.
 *
 * @param name its file's name in the repository, as among the subjects
 * @param file the name it is loaded by
 * @param classifier its platform
 * @param arch its architecture
 * @param libc its C library, as in its classifier: that of GNU or musl
 * @param nif its NIF version; null when its table is made at run time
 * @param module its Erlang module; null when its table is made at run time
 * @param variant how it was built
 * @param compiler its compiler with version
 * @param optimize its optimisation level
 * @param needs the least that it needs to load
 */
public record LibraryProof(
    String name,
    String file,
    String classifier,
    String arch,
    String libc,
    String nif,
    String module,
    String variant,
    String compiler,
    String optimize,
    Needs needs) {
  /**
   * The least.
   *
   * @param otp the oldest OTP; null when not known
   * @param glibc the oldest glibc; null when none
   * @param cpu the least processor; null when not known
   * @param libraries the libraries it needs (DT_NEEDED)
   */
  public record Needs(String otp, String glibc, String cpu, List<String> libraries) {
    /** A JSON file may lack anything. */
    public Needs {
      libraries = Lists.copy(libraries);
    }
  }
}
