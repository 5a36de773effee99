package io.nifproof.gate.spec;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import io.nifproof.toml.TomlView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the table {@code [build]}: who makes the libraries. */
final class BuildReader {
  private static final String SYSTEMS = "expected cc, make, cmake, rebar3, mix or prebuilt";
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final TomlView table;

  private BuildReader(TomlView table) {
    this.table = table;
  }

  /** Reads it, all but {@code output}, which is a library's. */
  static Build read(TomlView table) {
    return new BuildReader(table).build();
  }

  private Build build() {
    String system = table.string("system").orElse("cc");
    Path dir = ProjectPaths.read(table, "dir").orElse(Path.of(""));
    List<String> words = table.words("target");
    Map<String, String> environment = environment();
    Duration deadline = deadline();
    Optional<BuildTool> tool = BuildTool.parse(system);
    if (tool.isPresent()) {
      return new Build.Project(tool.get(), dir, words, environment, deadline);
    }
    if (system.equals("prebuilt")) {
      unused("dir", "target", "env", "timeout");
      return new Build.Prebuilt();
    }
    if (system.equals("cc")) {
      unused("dir", "target", "output", "env", "timeout");
    } else {
      table.problem("system", "`" + system + "` in `build.system`: " + SYSTEMS);
    }
    return new Build.Cc();
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
