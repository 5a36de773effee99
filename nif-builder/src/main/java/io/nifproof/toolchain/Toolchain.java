package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiler and one target that it was seen to reach.
 *
 * @param compiler the compiler
 * @param target the architecture of the libraries it makes with this command
 * @param command the words every command line starts with: the program and what it needs to reach
 *     the target, e.g. {@code /usr/bin/clang --target=aarch64-linux-gnu}
 */
public record Toolchain(Compiler compiler, Arch target, List<String> command) {
  /** Copies the list. */
  public Toolchain {
    command = List.copyOf(command);
  }

  /** The same for C++: its compiler beside this one, whether it is there or not. */
  public List<String> cxxCommand() {
    List<String> words = new ArrayList<>(command);
    if (compiler.family() == CompilerFamily.ZIG) {
      words.set(1, "c++"); // zig is both compilers, by its first argument
      return words;
    }
    words.set(0, CxxProgram.beside(Path.of(command.get(0))).toString());
    return words;
  }

  /** Text that is the same only for the same compiler used in the same way: for cache keys. */
  public String identity() {
    return compiler.identity() + "\n" + target + "\n" + String.join(" ", command);
  }

  /** For people: {@code gcc 12.2.0 for arm64}. */
  @Override
  public String toString() {
    return compiler + " for " + target;
  }
}
