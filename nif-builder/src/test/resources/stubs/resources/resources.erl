-module(resources).
-export([load/1]).
-export([new/1, add/2, get/1, watch/2, alive/0, many/1, maybe/1]).
-export_type([counter/0, watch/0]).
-nifs([new/1, add/2, get/1, watch/2, alive/0, many/1, maybe/1]).
-nifproof([{monitored, [watch/0]}]).
-opaque counter() :: reference().
-type watch() :: reference().

-spec new(integer()) -> {ok, counter()} | {error, atom()}.
new(_) -> erlang:nif_error(not_loaded).

-spec add(counter(), integer()) -> counter().
add(_, _) -> erlang:nif_error(not_loaded).

-spec get(counter()) -> integer().
get(_) -> erlang:nif_error(not_loaded).

-spec watch(counter(), pid()) -> watch().
watch(_, _) -> erlang:nif_error(not_loaded).

%% How many counters there are.
-spec alive() -> non_neg_integer().
alive() -> erlang:nif_error(not_loaded).

-spec many([counter()]) -> [counter()].
many(_) -> erlang:nif_error(not_loaded).

-spec maybe(undefined | {counter(), counter()}) -> undefined | {counter(), counter()}.
maybe(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
