package io.nifproof.gate.spec;

import io.nifproof.build.Build;
import io.nifproof.toml.TomlView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a library is: {@code output} of its own table, or of {@code [build]}. */
final class OutputReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  private final TomlView builder;
  private final Build build;
  private final boolean alone;

  /**
   * For the libraries of a project.
   *
   * @param builder the table {@code [build]}
   * @param build what it says
   * @param alone whether there is one library only, which that of {@code [build]} is
   */
  OutputReader(TomlView builder, Build build, boolean alone) {
    this.builder = builder;
    this.build = build;
    this.alone = alone;
  }

  /** Says when {@code [build]} has one and cannot. */
  void check() {
    // Known, whoever needs it.
    boolean given = builder.string("output").isPresent();
    if (given && !alone && !(build instanceof Build.Cc)) {
      builder.problem(
          "output", "`build.output` names one library; give each `[[library]]` its own `output`");
    }
  }

  /** Reads that of a library. */
  String of(TomlView library, String name) {
    String usual = "priv/" + name + ".so";
    if (library.has("output") && builder.has("output") && alone) {
      library.problem("output", "`library.output` and `build.output` exclude each other");
    }
    TomlView table = alone && !library.has("output") ? builder : library;
    Optional<String> output = table.string("output");
    if (build instanceof Build.Cc) {
      if (library.has("output")) {
        library.problem(
            "output",
            "`library.output` means nothing with `build.system` `cc`: nifproof builds it");
      }
      return usual;
    }
    output.ifPresent(pattern -> requirePlaceholders(table, pattern));
    if (build instanceof Build.Project) {
      return ProjectPaths.read(table, "output").map(Path::toString).orElse(usual);
    }
    if (output.isEmpty() && !table.has("output")) {
      table.problem(
          "output",
          "`"
              + table.name("output")
              + "` is missing: the library that is there, such as \"dist/{arch}/"
              + name
              + ".so\"");
    }
    return output.orElse(usual);
  }

  private static void requirePlaceholders(TomlView table, String pattern) {
    PLACEHOLDER
        .matcher(pattern)
        .results()
        .map(found -> found.group())
        .filter(found -> !found.equals(Library.Recipe.ARCH))
        .forEach(
            found ->
                table.problem(
                    "output",
                    "`"
                        + found
                        + "` in `"
                        + table.name("output")
                        + "`: only `{arch}` stands for more"));
  }
}
