package io.nifproof.artifact.proof;

import io.nifproof.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * What the tables {@code [publish]} and {@code [resolve]} of a {@code nifproof.toml} say.
 *
 * @param variant the variant to publish
 * @param repository where to publish
 * @param sign the key to sign with
 * @param repositories where to resolve from
 * @param require the policy
 */
public record ArtifactSettings(
    Optional<String> variant,
    Optional<String> repository,
    Optional<String> sign,
    List<String> repositories,
    Map<Policy.Key, List<String>> require) {
  /** Those of a project that says nothing. */
  public static final ArtifactSettings NONE =
      new ArtifactSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());

  /** Copies. */
  public ArtifactSettings {
    repositories = List.copyOf(repositories);
    require = Map.copyOf(require);
  }

  /**
   * Reads a file; its other tables are not looked at.
   *
   * @throws ArtifactException with every problem, when there is any
   * @throws IOException when it cannot be read
   */
  public static ArtifactSettings read(Path file) throws ArtifactException, IOException {
    TomlParseResult toml = Toml.parse(Files.readString(file));
    List<String> problems = new ArrayList<>();
    toml.errors().forEach(e -> problems.add("line " + e.position().line() + ": " + e.getMessage()));
    Reader reader = new Reader(problems);
    TomlTable publish = reader.table(toml, "publish", "publish");
    reader.known(publish, "publish", Set.of("variant", "repository", "sign"));
    TomlTable resolve = reader.table(toml, "resolve", "resolve");
    reader.known(resolve, "resolve", Set.of("repositories", "require"));
    ArtifactSettings settings =
        new ArtifactSettings(
            reader.string(publish, "variant"),
            reader.string(publish, "repository"),
            reader.string(publish, "sign"),
            reader.strings(resolve, "repositories"),
            reader.policy(reader.table(resolve, "require", "resolve.require")));
    if (!problems.isEmpty()) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          problems.size() + " problem(s) in " + file + "\n" + String.join("\n", problems),
          "docs/nifproof-toml.md describes every key");
    }
    return settings;
  }

  /** Reads typed values and notes what is wrong. */
  private record Reader(List<String> problems) {
    TomlTable table(TomlTable parent, String key, String path) {
      Object value = parent.get(List.of(key));
      if (value != null && !(value instanceof TomlTable)) {
        problem(parent, key, "`" + path + "` must be a table");
      }
      return value instanceof TomlTable table ? table : Toml.parse("");
    }

    void known(TomlTable table, String path, Set<String> keys) {
      for (String key : table.keySet()) {
        if (!keys.contains(key)) {
          String known = String.join(", ", keys.stream().sorted().toList());
          problem(table, key, "unknown key `" + path + "." + key + "` (known here: " + known + ")");
        }
      }
    }

    Optional<String> string(TomlTable table, String key) {
      Object value = table.get(List.of(key));
      if (value != null && !(value instanceof String)) {
        problem(table, key, "`" + key + "` must be a string in quotes, found `" + value + "`");
      }
      return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    List<String> strings(TomlTable table, String key) {
      Object value = table.get(List.of(key));
      if (value instanceof String text) {
        return List.of(text);
      }
      if (value instanceof TomlArray array
          && array.toList().stream().allMatch(String.class::isInstance)) {
        return array.toList().stream().map(String.class::cast).toList();
      }
      if (value != null) {
        problem(table, key, "`" + key + "` must be a string or a list of strings");
      }
      return List.of();
    }

    Map<Policy.Key, List<String>> policy(TomlTable table) {
      Map<Policy.Key, List<String>> required = new EnumMap<>(Policy.Key.class);
      for (String name : table.keySet()) {
        Optional<Policy.Key> key = Policy.Key.parse(name);
        if (key.isEmpty()) {
          problem(
              table,
              name,
              "unknown key `resolve.require."
                  + name
                  + "` (known here: "
                  + Policy.Key.names()
                  + ")");
          continue;
        }
        List<String> values = strings(table, name);
        values.stream()
            .filter(value -> !key.get().takes(value))
            .forEach(
                value ->
                    problem(
                        table,
                        name,
                        "`"
                            + value
                            + "` is no value for `resolve.require."
                            + name
                            + "`: "
                            + key.get().expected()));
        required.put(key.get(), values);
      }
      return required;
    }

    private void problem(TomlTable table, String key, String text) {
      var position = table.inputPositionOf(List.of(key));
      problems.add((position == null ? "" : "line " + position.line() + ": ") + text);
    }
  }
}
