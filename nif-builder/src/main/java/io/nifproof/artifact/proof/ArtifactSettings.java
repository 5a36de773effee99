package io.nifproof.artifact.proof;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.toml.TomlProblem;
import io.nifproof.toml.TomlView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the tables {@code [publish]} and {@code [resolve]} of a {@code nifproof.toml} say.
 *
 * @param variant the variant to publish
 * @param repository where to publish
 * @param sign the key to sign with
 * @param demand what must be proved of a library to publish it
 * @param repositories where to resolve from
 * @param require what must be proved of a library to take it
 */
public record ArtifactSettings(
    Optional<String> variant,
    Optional<String> repository,
    Optional<String> sign,
    Map<ProofPolicy.Key, List<String>> demand,
    List<String> repositories,
    Map<ProofPolicy.Key, List<String>> require) {
  /** Those of a project that says nothing. */
  public static final ArtifactSettings NONE =
      new ArtifactSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of(), Map.of());

  /** Copies. */
  public ArtifactSettings {
    demand = Map.copyOf(demand);
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
    List<TomlProblem> problems = new ArrayList<>();
    TomlView root = TomlView.of(Files.readString(file), problems);
    TomlView publish = root.table("publish");
    TomlView resolve = root.table("resolve");
    ArtifactSettings settings =
        new ArtifactSettings(
            publish.string("variant"),
            publish.string("repository"),
            publish.string("sign"),
            demand(publish.table("require")),
            resolve.words("repositories"),
            policy(resolve.table("require")));
    publish.rejectUnknown();
    resolve.rejectUnknown();
    if (!problems.isEmpty()) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          problems.size()
              + " problem(s) in "
              + file
              + "\n"
              + problems.stream()
                  .map(problem -> problem.in(file.toString()))
                  .collect(Collectors.joining("\n")),
          "docs/nifproof-toml.md describes every key");
    }
    return settings;
  }

  /** A signature is made when it is published, and nothing that was there before. */
  private static Map<ProofPolicy.Key, List<String>> demand(TomlView table) {
    Map<ProofPolicy.Key, List<String>> required = policy(table);
    if (required.remove(ProofPolicy.Key.SIGNER) != null) {
      String name = ProofPolicy.Key.SIGNER.id();
      table.problem(
          name, "`" + table.name(name) + "` is for `[resolve]`; `publish.sign` names the key");
    }
    return required;
  }

  private static Map<ProofPolicy.Key, List<String>> policy(TomlView table) {
    Map<ProofPolicy.Key, List<String>> required = new EnumMap<>(ProofPolicy.Key.class);
    for (String name : table.keys()) {
      Optional<ProofPolicy.Key> key = ProofPolicy.Key.parse(name);
      if (key.isEmpty()) {
        table.problem(
            name,
            "unknown key `" + table.name(name) + "` (known here: " + ProofPolicy.Key.names() + ")");
        continue;
      }
      if (key.get().isFlag()) {
        if (table.flag(name)) {
          required.put(key.get(), List.of("true"));
        }
        continue;
      }
      List<String> values = table.words(name);
      values.stream()
          .filter(value -> !key.get().takes(value))
          .forEach(
              value ->
                  table.problem(
                      name,
                      "`"
                          + value
                          + "` is no value for `"
                          + table.name(name)
                          + "`: "
                          + key.get().expected()));
      required.put(key.get(), values);
    }
    return required;
  }
}
