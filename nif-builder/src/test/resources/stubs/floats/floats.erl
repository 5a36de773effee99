-module(floats).
-export([load/1]).
-export([echo/1, number/1, list/1]).
-nifs([echo/1, number/1, list/1]).

-spec echo(float()) -> float().
echo(_) -> erlang:nif_error(not_loaded).

-spec number(number()) -> number().
number(_) -> erlang:nif_error(not_loaded).

-spec list([float()]) -> [float()].
list(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
