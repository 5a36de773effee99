-module(dirty).
-export([load/1]).
-export([compute/1, wait/1]).
-nifs([compute/1, wait/1]).
-nifproof([{dirty_cpu, [compute/1]}, {dirty_io, [wait/1]}]).

-spec compute(binary()) -> binary().
compute(_) -> erlang:nif_error(not_loaded).

-spec wait([integer()]) -> [integer()].
wait(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
