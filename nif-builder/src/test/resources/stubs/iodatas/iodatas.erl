-module(iodatas).
-export([load/1]).
-export([echo/1, list/1]).
-nifs([echo/1, list/1]).

-spec echo(iodata()) -> iodata().
echo(_) -> erlang:nif_error(not_loaded).

-spec list(iolist()) -> iolist().
list(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
