-module(results).
-export([load/1]).
-export([divide/2, lookup/1, done/1, state/1, timeout/1]).
-nifs([divide/2, lookup/1, done/1, state/1, timeout/1]).
-type state() :: idle | {running, pos_integer()} | {failed, binary(), [atom()]} | [].

%% @doc Divides, as integers do.
%%
%% Division by zero is an error: {error, badarith}.
-spec divide(Dividend :: integer(), Divisor :: integer()) -> {ok, integer()} | {error, atom()}.
divide(_, _) -> erlang:nif_error(not_loaded).

-spec lookup({ok, binary()} | {error, atom()}) -> {ok, binary()} | {error, atom()}.
lookup(_) -> erlang:nif_error(not_loaded).

-spec done(ok | {error, enoent | {line, pos_integer()}}) -> ok | {error, enoent | {line, pos_integer()}}.
done(_) -> erlang:nif_error(not_loaded).

-spec state(state()) -> state().
state(_) -> erlang:nif_error(not_loaded).

-spec timeout(timeout()) -> timeout().
timeout(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
