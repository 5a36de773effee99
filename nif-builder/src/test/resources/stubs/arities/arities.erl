-module(arities).
-export([load/1]).
-export([f/0, f/1, f/2, 'is ready?'/1, many/9]).
-nifs([f/0, f/1, f/2, 'is ready?'/1, many/9]).

-spec f() -> ok.
f() -> erlang:nif_error(not_loaded).

-spec f(integer()) -> integer().
f(_) -> erlang:nif_error(not_loaded).

-spec f(Call :: integer(), Result :: integer()) -> integer().
f(_, _) -> erlang:nif_error(not_loaded).

-spec 'is ready?'(Int :: boolean()) -> boolean().
'is ready?'(_) -> erlang:nif_error(not_loaded).

-spec many(A :: integer(), B :: binary(), C :: [integer()], D :: atom(), E :: float(), F :: string(), G :: {integer(), integer()}, H :: boolean(), I :: iodata()) -> non_neg_integer().
many(_, _, _, _, _, _, _, _, _) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
