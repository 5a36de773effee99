package io.nifproof.result;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A frame of a stack.
 *
 * @param module the file; empty in code that has none
 * @param offset in the module, in hexadecimal; the address where there is no module
 * @param function its name, or its part in the VM
 * @param file the source file
 * @param line the line, from 1
 * @param own whether it is code of the library
 */
public record StackFrame(
    Optional<String> module,
    String offset,
    Optional<String> function,
    Optional<String> file,
    OptionalInt line,
    boolean own) {
  private static final int LOWEST = "0x1000".length();

  /** {@code file.c:12}; empty when it is not known. */
  public Optional<String> source() {
    return file.map(name -> line.isPresent() ? name + ":" + line.getAsInt() : name);
  }

  /** The file name of its module; what it is where there is none. */
  private String place() {
    if (module.filter(path -> path.startsWith("/memfd:vmem")).isPresent()) {
      return "the VM's JIT code";
    }
    return module
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .orElse(offset.length() < LOWEST ? "no code" : "no file");
  }

  /** For people: {@code one (zoo.c:12) in zoo.so+0x1130}. */
  @Override
  public String toString() {
    String where = place() + "+" + offset;
    String name = function.map(f -> f + source().map(s -> " (" + s + ")").orElse("")).orElse("");
    return name.isEmpty() ? where : name + " in " + where;
  }
}
