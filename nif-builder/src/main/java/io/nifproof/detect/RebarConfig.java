package io.nifproof.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a project's {@code rebar.config} says once its {@code rebar.config.script} has run,
 * which only Erlang can tell.
 */
final class RebarConfig {
  /**
   * Scripts tell rebar 2 and rebar3 apart by the application's version, so one of that name is
   * loaded. They are run where rebar3 runs them, in the project's folder.
   */
  private static final String READ =
      """
      _ = application:load({application, rebar, [{vsn, "3.19.0"}]}),
      C0 = case file:consult("rebar.config") of {ok, T} -> T; _ -> [] end,
      S = filename:absname("rebar.config.script"),
      C = case filelib:is_regular(S) of
            true ->
              case catch file:script(S, [{'CONFIG', C0}, {'SCRIPT', S}]) of
                {ok, L} when is_list(L) -> L;
                _ -> C0
              end;
            false -> C0
          end,
      Keys = [port_specs, port_env, pre_hooks, post_hooks, deps, plugins, project_plugins],
      io:format("~n@nifproof@~w~n", [[E || {K, _} = E <- C, lists:member(K, Keys)]]),
      halt().
      """;

  private RebarConfig() {}

  /**
   * Reads it.
   *
   * @param environment what {@code erl} is found and run with
   * @return empty when the project has none, or there is no Erlang to read it with
   */
  static Optional<ConfigTerms> of(ProjectTree tree, Map<String, String> environment)
      throws InterruptedException {
    if (!tree.has("rebar.config") && !tree.has("rebar.config.script")) {
      return Optional.empty();
    }
    List<String> argv = List.of("erl", "-noinput", "-boot", "start_clean", "-eval", READ);
    return ConfigTerms.asked(argv, environment, tree);
  }
}
