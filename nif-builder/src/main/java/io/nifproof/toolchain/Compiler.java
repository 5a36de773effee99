package io.nifproof.toolchain;

/**
 * A compiler that was found.
 *
 * @param family whose options it takes, by its own words and not by its name
 * @param name how users ask for it, without the target: {@code gcc}, {@code gcc-12}, {@code clang}
 * @param version its version, e.g. {@code 12.2.0}
 * @param versionLine the first line that {@code --version} printed
 * @param program its file
 */
public record Compiler(
    CompilerFamily family, String name, String version, String versionLine, ProgramFile program) {

  /** Text that is the same only for the same compiler: for the keys of caches. */
  public String identity() {
    return versionLine + "\n" + program.identity();
  }

  /** For people: {@code gcc 12.2.0}. */
  @Override
  public String toString() {
    return name + " " + version;
  }
}
