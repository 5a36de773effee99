package io.nifproof.gate.spec;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import io.nifproof.toml.TomlView;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the table {@code [build]}: who makes the library. */
final class BuildReader {
  private static final String SYSTEMS = "expected cc, make, cmake, rebar3, mix or prebuilt";
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final TomlView table;
  private final String library;

  private BuildReader(TomlView table, String library) {
    this.table = table;
    this.library = library;
  }

  /**
   * Reads it.
   *
   * @param library the library's name, of which a usual output is made
   */
  static Build read(TomlView table, String library) {
    return new BuildReader(table, library).build();
  }

  private Build build() {
    String system = table.string("system").orElse("cc");
    Path dir = path("dir").orElse(Path.of(""));
    List<String> words = table.words("target");
    Optional<String> output = table.string("output");
    Map<String, String> environment = environment();
    Duration deadline = deadline();
    Optional<BuildTool> tool = BuildTool.parse(system);
    if (tool.isPresent()) {
      Path made = path("output").orElse(Path.of("priv", library + ".so"));
      return new Build.Project(tool.get(), dir, words, made, environment, deadline);
    }
    if (system.equals("prebuilt")) {
      unused("dir", "target", "env", "timeout");
      return prebuilt(output);
    }
    if (system.equals("cc")) {
      unused("dir", "target", "output", "env", "timeout");
    } else {
      table.problem("system", "`" + system + "` in `build.system`: " + SYSTEMS);
    }
    return new Build.Cc();
  }

  private Build prebuilt(Optional<String> output) {
    if (output.isEmpty()) {
      table.problem(
          "output",
          "`build.output` is missing: the library that is there, such as"
              + " \"dist/{arch}/"
              + library
              + ".so\"");
    }
    String pattern = output.orElse("x");
    PLACEHOLDER
        .matcher(pattern)
        .results()
        .map(found -> found.group())
        .filter(found -> !found.equals(Build.Prebuilt.ARCH))
        .forEach(
            found ->
                table.problem(
                    "output", "`" + found + "` in `build.output`: only `{arch}` stands for more"));
    return new Build.Prebuilt(pattern);
  }

  /** A path in the project: the copy has nothing of what lies outside. */
  private Optional<Path> path(String key) {
    Optional<String> text = table.string(key);
    try {
      Optional<Path> path = text.map(words -> Path.of(words).normalize());
      boolean outside = path.filter(p -> p.isAbsolute() || p.startsWith("..")).isPresent();
      if (!outside) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Said below: it is no path in the project either.
    }
    String shown = text.orElse("");
    table.problem(
        key, "`" + shown + "` in `build." + key + "`: expected a path inside the project");
    return Optional.empty();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = table.stringTable("env");
    environment.keySet().stream()
        .filter(name -> !VARIABLE.matcher(name).matches())
        .forEach(
            name ->
                table.problem(
                    "env", "`" + name + "` in `build.env`: expected the name of a variable"));
    return environment;
  }

  private Duration deadline() {
    String text = table.string("timeout").orElse("");
    Optional<Duration> time = text.isEmpty() ? Optional.of(DEADLINE) : Durations.parse(text);
    if (time.isEmpty()) {
      table.problem("timeout", "`" + text + "` in `build.timeout`: " + Durations.EXPECTED);
    }
    return time.orElse(DEADLINE);
  }

  private void unused(String... keys) {
    for (String key : keys) {
      if (table.has(key)) {
        String system = table.string("system").orElse("cc");
        table.problem(
            key,
            "`build."
                + key
                + "` means nothing with `build.system` "
                + (table.has("system") ? "`" + system + "`" : "absent, which is `cc`"));
      }
    }
  }
}
