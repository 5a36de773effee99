-module(booleans).
-export([load/1]).
-export([echo/1, both/1]).
-nifs([echo/1, both/1]).

-spec echo(boolean()) -> boolean().
echo(_) -> erlang:nif_error(not_loaded).

-spec both(true | false) -> true | false.
both(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
