-module(strings).
-export([load/1]).
-export([echo/1, nonempty/1, list/1]).
-nifs([echo/1, nonempty/1, list/1]).

-spec echo(string()) -> string().
echo(_) -> erlang:nif_error(not_loaded).

-spec nonempty(nonempty_string()) -> nonempty_string().
nonempty(_) -> erlang:nif_error(not_loaded).

-spec list([string()]) -> [string()].
list(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
