-module(threaded).
-export([load/1]).
-export([reverse/1, tick/0]).
-nifs([reverse/1, tick/0]).
-nifproof([{threaded, [reverse/1, tick/0]}]).
-type reverse_answer() :: {ok, binary()} | {error, atom()}.
-type tick_answer() :: ok.

-spec reverse(binary()) -> reference().
reverse(_) -> erlang:nif_error(not_loaded).

-spec tick() -> reference().
tick() -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
