package io.nifproof.build.project;

import io.nifproof.node.Arch;
import io.nifproof.node.files.SearchPath;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Scripts that stand for the compilers of a variant: one word to call, whatever words the compiler
 * needs to reach its target, and a note of every call, so that afterwards it can be told whether
 * the build used them.
 */
final class CompilerWrappers {
  private static final List<String> BINUTILS =
      List.of("ar", "ranlib", "nm", "ld", "objcopy", "objdump", "strip");

  private final Toolchain toolchain;
  private final SearchPath path;
  private final Path bin;
  private final Path calls;
  private final CompilerScript script;
  private final Map<String, String> variables = new LinkedHashMap<>();

  private CompilerWrappers(
      Toolchain toolchain,
      SearchPath path,
      BuildPlace place,
      Optional<CompilerInterposition> steering)
      throws IOException {
    this.toolchain = toolchain;
    this.path = path;
    this.bin = Files.createDirectories(place.folder().resolve("bin"));
    this.calls = Files.createDirectories(place.folder().resolve("calls"));
    this.script = new CompilerScript(calls, place.tree(), steering);
  }

  /**
   * Writes them.
   *
   * @param place the build they are for
   * @param steering what they add to the calls
   */
  static CompilerWrappers write(
      Toolchain toolchain,
      SearchPath path,
      BuildPlace place,
      Optional<CompilerInterposition> steering)
      throws IOException {
    CompilerWrappers wrappers = new CompilerWrappers(toolchain, path, place, steering);
    List<String> c = toolchain.command();
    List<String> plus = toolchain.cxxCommand();
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
      Optional<Path> found =
          path.program(triple() + "-" + tool).or(() -> path.program("llvm-" + tool));
      if (found.isPresent()) {
        Files.createSymbolicLink(bin.resolve(triple() + "-" + tool), found.get());
        if (List.of("ar", "ranlib", "strip").contains(tool)) {
          variables.put(tool.toUpperCase(Locale.ROOT), prefix + "-" + tool);
        }
      }
    }
  }

  private void script(Path wrapper, List<String> words) throws IOException {
    Path program = Path.of(words.get(0));
    String text =
        Files.isExecutable(program)
            ? script.calling(words)
            : CompilerScript.missing(program, toolchain.compiler().name());
    Files.deleteIfExists(wrapper);
    Files.writeString(wrapper, text);
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String triple() {
    return toolchain.target().gnuTriple();
  }
}
