-module(options).
-export([load/1]).
-export([undefined/1, nil/1, flag/1, nested/1, list/1]).
-nifs([undefined/1, nil/1, flag/1, nested/1, list/1]).
-type limit() :: undefined | pos_integer().

-spec undefined(undefined | integer()) -> undefined | integer().
undefined(_) -> erlang:nif_error(not_loaded).

-spec nil(binary() | nil) -> binary() | nil.
nil(_) -> erlang:nif_error(not_loaded).

-spec flag(boolean() | undefined) -> boolean() | undefined.
flag(_) -> erlang:nif_error(not_loaded).

-spec nested({limit(), limit()}) -> {limit(), limit()}.
nested(_) -> erlang:nif_error(not_loaded).

-spec list([limit()]) -> [limit()].
list(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
