package io.nifproof.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The Elixir module of a project: {@code FastJson} of {@code fast_json}, as mix has it. */
final class ElixirModule {
  /** The first parts of the modules of Elixir 1.14 to 1.18, and those that mix projects bring. */
  private static final Set<String> TAKEN =
      Set.of(
          "access agent application argumenterror arithmeticerror atom badarityerror badbooleanerror badfunctionerror badmaperror badstructerror base behaviour bitwise calendar caseclauseerror code collectable compileerror condclauseerror config date datetime dict duration dynamicsupervisor eex elixir elixirmake enum enumerable erlangerror exception exunit file float function functionclauseerror genevent genserver hashdict hashset hex iex inspect integer io json kernel keyerror keyword list logger macro map mapset matcherror missingapplicationserror mismatcheddelimitererror mix module naivedatetime node optionparser partitionsupervisor path port process protocol range record regex registry runtimeerror set stream string stringio supervisor syntaxerror system systemlimiterror task time tokenmissingerror tryclauseerror tuple undefinedfunctionerror unicodeconversionerror uri version withclauseerror"
              .split(" "));

  private ElixirModule() {}

  /** The module's name. */
  static String of(ProjectName name) {
    return Arrays.stream(name.text().split("_"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /** What is wrong with a name that is legal in Erlang; empty when it is legal here too. */
  static String problem(ProjectName name) {
    String module = of(name);
    return TAKEN.contains(module.toLowerCase(Locale.ROOT))
        ? "would make the module `" + module + "`, a name of Elixir itself"
        : "";
  }

  /** The nearest legal name: the name itself when it is legal. */
  static ProjectName nearest(ProjectName name) {
    return problem(name).isEmpty() ? name : new ProjectName(name + "_nif");
  }
}
