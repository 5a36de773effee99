package io.nifproof.toolchain;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The C++ compiler beside a C compiler: {@code g++-12} beside {@code gcc-12}. */
final class CxxProgram {
  private static final Pattern NAME = Pattern.compile("(.*?)(gcc|clang)(-[0-9.]+)?");

  private CxxProgram() {}

  /** The program of that name, whether it is there or not. */
  static Path beside(Path program) {
    Matcher name = NAME.matcher(program.getFileName().toString());
    if (!name.matches()) {
      return program;
    }
    String family = name.group(2).equals("gcc") ? "g++" : "clang++";
    String version = name.group(3) == null ? "" : name.group(3);
    return program.resolveSibling(name.group(1) + family + version);
  }
}
