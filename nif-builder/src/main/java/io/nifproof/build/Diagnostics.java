package io.nifproof.build;

/** What a compiler or build tool printed, unchanged. */
public final class Diagnostics {
  private Diagnostics() {}

  /** The text; empty when it printed nothing or did not run. */
  public static String of(BuildResult build) {
    if (build instanceof BuildResult.Built built) {
      return built.diagnostics();
    }
    if (build instanceof BuildResult.Failed failed) {
      return failed.diagnostics();
    }
    if (build instanceof BuildResult.Lacking lacking) {
      return lacking.failed().diagnostics();
    }
    if (build instanceof BuildResult.NoLibrary none) {
      return none.diagnostics();
    }
    return build instanceof BuildResult.Overdue overdue ? overdue.diagnostics() : "";
  }
}
