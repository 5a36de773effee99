package io.nifproof.node.crash;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A function of the VM that a library called, one of those whose first argument is an environment.
 *
 * @param name the function
 * @param arguments its second, third and fourth argument; garbage beyond what it takes
 * @param third two words of memory at the third argument, as they stood when the VM died; none
 *     where nothing can be read
 * @param fourth the same of the fourth
 */
public record VmCall(String name, List<Long> arguments, List<Long> third, List<Long> fourth) {
  private static final Pattern NAME = Pattern.compile("enif_[a-z0-9_]{1,80}");

  /** Copies the lists. */
  public VmCall {
    arguments = List.copyOf(arguments);
    third = List.copyOf(third);
    fourth = List.copyOf(fourth);
  }

  static VmCall of(TrapLine line) {
    return new VmCall(
        line.text("name").filter(name -> NAME.matcher(name).matches()).orElse("enif_?"),
        List.of(line.number("second"), line.number("third"), line.number("fourth")),
        words(line, "third"),
        words(line, "fourth"));
  }

  private static List<Long> words(TrapLine line, String name) {
    return line.text(name + "_0").isEmpty()
        ? List.of()
        : List.of(line.number(name + "_0"), line.number(name + "_1"));
  }
}
