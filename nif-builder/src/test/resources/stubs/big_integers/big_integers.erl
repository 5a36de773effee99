-module(big_integers).
-export([load/1]).
-export([echo/1, many/1]).
-nifs([echo/1, many/1]).
-nifproof([{big_integer, [big/0]}]).
-type big() :: integer().

-spec echo(big()) -> big().
echo(_) -> erlang:nif_error(not_loaded).

-spec many([big()]) -> [big()].
many(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
