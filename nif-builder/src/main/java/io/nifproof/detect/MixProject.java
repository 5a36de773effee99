package io.nifproof.detect;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.BuildTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@code mix.exs} says of its native code, as Elixir itself reads it. */
final class MixProject {
  /** Needs no dependency: only what the file itself defines is asked. */
  private static final String READ =
      """
      Mix.start()
      Mix.shell(Mix.Shell.Quiet)
      Code.require_file("mix.exs")
      c = Mix.Project.config()
      text = fn x -> String.to_charlist(to_string(x || "")) end
      env = case c[:make_env] do
        f when is_function(f, 0) -> f.()
        nil -> %{}
        m -> m
      end
      needed = fn opts ->
        only = List.wrap(Keyword.get(opts, :only, :prod))
        :prod in only and not Keyword.has_key?(opts, :path) and
          not Keyword.get(opts, :optional, false)
      end
      deps = for d <- c[:deps] || [] do
        opts = case d do
          {_, o} when is_list(o) -> o
          {_, _, o} -> o
          _ -> []
        end
        if needed.(opts), do: text.(elem(d, 0)), else: []
      end
      :io.format("~n@nifproof@~w~n", [[
        {:compilers, Enum.map(c[:compilers] || [], text)},
        {:cwd, [text.(c[:make_cwd])]},
        {:makefile, [text.(c[:make_makefile])]},
        {:targets, Enum.map(c[:make_targets] || [], text)},
        {:env, Enum.map(env, fn {k, v} -> {text.(k), text.(v)} end)},
        {:deps, Enum.reject(deps, &(&1 == []))}
      ]])
      """;

  private final ProjectTree tree;
  private final ConfigTerms config;

  private MixProject(ProjectTree tree, ConfigTerms config) {
    this.tree = tree;
    this.config = config;
  }

  /**
   * Reads it.
   *
   * @param environment what {@code elixir} is found and run with
   * @return empty when the project has none, or there is no Elixir to read it with
   */
  static Optional<MixProject> of(ProjectTree tree, Map<String, String> environment)
      throws InterruptedException {
    if (!tree.has("mix.exs")) {
      return Optional.empty();
    }
    Map<String, String> release = new LinkedHashMap<>(environment);
    release.put("MIX_ENV", "prod");
    return ConfigTerms.asked(List.of("elixir", "-e", READ), release, tree)
        .map(config -> new MixProject(tree, config));
  }

  /** Whether mix can compile it without a network. */
  boolean isFetched() {
    return config.names("deps").stream().allMatch(name -> tree.hasFolder("deps/" + name));
  }

  /** mix as a whole. */
  Candidate whole() {
    return Candidate.tool("mix.exs", BuildTool.MIX, Path.of(""), List.of(), Map.of());
  }

  /** The call of make that elixir_make would make. */
  Optional<Candidate> make() {
    String dir = first("cwd").orElse("");
    String file = first("makefile").orElse("Makefile");
    String path = dir.isEmpty() ? file : dir + "/" + file;
    if (!config.names("compilers").contains("elixir_make") || !tree.has(path)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(file.equals("Makefile") ? List.of() : List.of("-f", file));
    List<String> targets = config.names("targets");
    words.addAll(targets.isEmpty() ? MakeRules.of(tree, Path.of(path)).goal() : targets);
    return Optional.of(
        Candidate.tool("elixir_make in mix.exs", BuildTool.MAKE, Path.of(dir), words, environment())
            .remarking(
                List.of(
                    "mix is not called: make is called as elixir_make would do, since the"
                        + " dependencies are not fetched")));
  }

  private Map<String, String> environment() {
    Map<String, String> env = new LinkedHashMap<>();
    for (OtpErlangObject entry : config.all("env")) {
      List<OtpErlangObject> pair = ErlangValue.tuple(entry);
      ErlangValue.text(pair.get(0))
          .ifPresent(name -> env.put(name, ErlangValue.text(pair.get(1)).orElse("")));
    }
    return env;
  }

  private Optional<String> first(String key) {
    return config.names(key).stream().filter(word -> !word.isEmpty()).findFirst();
  }
}
