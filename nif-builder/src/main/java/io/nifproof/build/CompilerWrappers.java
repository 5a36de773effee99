package io.nifproof.build;

import io.nifproof.node.Arch;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.ProgramFile;
import io.nifproof.toolchain.SearchPath;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts that stand for the compilers of a variant: one word to call, whatever words the compiler
 * needs to reach its target, and a note of every call, so that afterwards it can be told whether
 * the build used them.
 */
final class CompilerWrappers {
  private static final Pattern NAME = Pattern.compile("(.*?)(gcc|clang)(-[0-9.]+)?");
  private static final List<String> BINUTILS =
      List.of("ar", "ranlib", "nm", "ld", "objcopy", "objdump", "strip");

  private final Toolchain toolchain;
  private final SearchPath path;
  private final Path bin;
  private final Path calls;
  private final Map<String, String> variables = new LinkedHashMap<>();

  private CompilerWrappers(Toolchain toolchain, SearchPath path, Path folder) throws IOException {
    this.toolchain = toolchain;
    this.path = path;
    this.bin = Files.createDirectories(folder.resolve("bin"));
    this.calls = Files.createDirectories(folder.resolve("calls"));
  }

  /**
   * Writes them.
   *
   * @param folder where they go
   */
  static CompilerWrappers write(Toolchain toolchain, SearchPath path, Path folder)
      throws IOException {
    CompilerWrappers wrappers = new CompilerWrappers(toolchain, path, folder);
    List<String> c = toolchain.command();
    List<String> plus = plus(toolchain);
    wrappers.compiler("CC", c);
    wrappers.compiler("CXX", plus);
    if (toolchain.target() != Arch.host()) {
      wrappers.cross(c, plus);
    }
    return wrappers;
  }

  /** {@code CC}, {@code CXX} and, for another architecture, the tools beside them. */
  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** Where each call of a compiler is noted, a file per process. */
  Path calls() {
    return calls;
  }

  private void compiler(String variable, List<String> command) throws IOException {
    String name = Path.of(command.get(0)).getFileName().toString();
    if (toolchain.compiler().family() == CompilerFamily.ZIG) {
      name += "-" + command.get(1); // zig is both compilers by its first argument
    }
    boolean named = toolchain.target() == Arch.host() || name.startsWith(triple());
    Path wrapper = bin.resolve(named ? name : triple() + "-" + name);
    script(wrapper, command);
    variables.put(variable, wrapper.toString());
  }

  /** {@code CROSSCOMPILE} is a prefix: {@code $(CROSSCOMPILE)-gcc} must be there too. */
  private void cross(List<String> c, List<String> plus) throws IOException {
    Path prefix = bin.resolve(triple());
    variables.put("CROSSCOMPILE", prefix.toString());
    for (String name : List.of("gcc", "cc")) {
      script(bin.resolve(triple() + "-" + name), c);
    }
    for (String name : List.of("g++", "c++")) {
      script(bin.resolve(triple() + "-" + name), plus);
    }
    for (String tool : BINUTILS) {
      Optional<ProgramFile> found =
          path.program(triple() + "-" + tool).or(() -> path.program("llvm-" + tool));
      if (found.isPresent()) {
        Files.createSymbolicLink(bin.resolve(triple() + "-" + tool), found.get().path());
        if (List.of("ar", "ranlib", "strip").contains(tool)) {
          variables.put(tool.toUpperCase(Locale.ROOT), prefix + "-" + tool);
        }
      }
    }
  }

  private void script(Path wrapper, List<String> words) throws IOException {
    Path program = Path.of(words.get(0));
    String command = String.join(" ", words.stream().map(CompilerWrappers::quoted).toList());
    String text =
        Files.isExecutable(program)
            ? """
              #!/bin/sh
              printf '%%s\\n' '%s' "$@" >>%s/$$
              exec %s "$@"
              """
                .formatted(CompilerCalls.CALL, quoted(calls.toString()), command)
            : """
              #!/bin/sh
              echo "nifproof: there is no %s, the C++ compiler of %s" >&2
              exit 127
              """
                .formatted(program, toolchain.compiler().name());
    Files.deleteIfExists(wrapper);
    Files.writeString(wrapper, text);
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The C++ compiler beside a C compiler: {@code g++-12} beside {@code gcc-12}. */
  private static List<String> plus(Toolchain toolchain) {
    List<String> words = new ArrayList<>(toolchain.command());
    if (toolchain.compiler().family() == CompilerFamily.ZIG) {
      words.set(1, "c++");
      return words;
    }
    Path program = Path.of(words.get(0));
    Matcher name = NAME.matcher(program.getFileName().toString());
    if (name.matches()) {
      String family = name.group(2).equals("gcc") ? "g++" : "clang++";
      String version = name.group(3) == null ? "" : name.group(3);
      words.set(0, program.resolveSibling(name.group(1) + family + version).toString());
    }
    return words;
  }

  private String triple() {
    return toolchain.target().gnuTriple();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
