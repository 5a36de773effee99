package io.nifproof.bisect.result;

/**
 * Two ways to build, as near to each other as they were brought.
 *
 * @param pass one that passes
 * @param fail one that fails
 */
public record Ends(Setting pass, Setting fail) {
  /** Whether only the optimisation level differs. */
  public boolean levelsOnly() {
    return sameCompiler() && pass.hasFlagsOf(fail);
  }

  /** Whether the compiler is the same. */
  public boolean sameCompiler() {
    return pass.toolchain().equals(fail.toolchain());
  }

  /** Whether the level is the same. */
  public boolean sameLevel() {
    return pass.level() == fail.level();
  }
}
