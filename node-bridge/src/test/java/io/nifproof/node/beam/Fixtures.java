package io.nifproof.node.beam;

import io.nifproof.node.HostErlang;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Modules that the host's own compiler made, each in several forms. Made once. */
final class Fixtures {
  /** Has an on_load, declared NIFs, a local function, literals, floats, maps, funs, bignums. */
  static final String SOURCE =
      """
      -module(sample).
      -export([add/2, name/0, mixed/2, helped/0]).
      -nifs([add/2, hidden/1]).
      -on_load(init/0).
      init() -> persistent_term:put(sample_on_load, ran), erlang:load_nif("/nonexistent/sample", 7).
      add(_A, _B) -> hidden(erlang:nif_error(nif_not_loaded)).
      hidden(_) -> erlang:nif_error({not_loaded, ?MODULE}, []).
      name() -> <<"größe"/utf8>>.
      helped() -> helper().
      helper() -> erlang:nif_error(not_loaded).
      mixed(X, #{key := Y} = M) when is_float(X) ->
          F = fun(Z) -> Z * X + 1.5 end,
          case Y of
              a -> {F(X), M#{other => 16#123456789abcdef0123456789}};
              b -> <<Y:16, (F(2.0)):64/float>>;
              c -> try F(X) catch error:_ -> lists:map(F, [1, 2, 3]) end;
              7 -> "text"; 70000 -> 1; 8000000000 -> 2; -5 -> 3
          end;
      mixed(X, _) -> {X, 'größe', "日本"}.
      """;

  private static Map<String, byte[]> made;

  private Fixtures() {}

  static byte[] sample() {
    return all().get("plain");
  }

  /** All forms of the sample, and some modules of the host's stdlib. */
  static synchronized Map<String, byte[]> all() {
    if (made == null) {
      try {
        made = make(Files.createTempDirectory("beam-fixtures"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return made;
  }

  private static Map<String, byte[]> make(Path folder) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("plain", HostErlang.compile(folder, "sample", SOURCE, "[debug_info]"));
    HostErlang.eval(
        folder,
        "begin "
            + "{ok, B} = file:read_file(\"sample.beam\"),"
            + "{ok, {_, Stripped}} = beam_lib:strip(B),"
            + "ok = file:write_file(\"stripped\", Stripped),"
            + "{ok, _, C} = compile:file(sample, [binary, compressed]),"
            + "ok = file:write_file(\"compressed\", C),"
            + "[{ok, _} = file:copy(code:which(M), atom_to_list(M)) || M <- [lists, gen_server]]"
            + " end");
    for (String name : List.of("stripped", "compressed", "lists", "gen_server")) {
      all.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    for (Path path : list(folder)) {
      Files.delete(path);
    }
    Files.delete(folder);
    return all;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var stream = Files.list(folder)) {
      return new ArrayList<>(stream.toList());
    }
  }
}
