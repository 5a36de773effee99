-module(yielding).
-export([load/1]).
-export([sum/1, count/1]).
-nifs([sum/1, count/1]).
-nifproof([{yielding, [sum/1, count/1]}]).

%% Adds bytes, a few in each slice.
-spec sum(binary()) -> non_neg_integer().
sum(_) -> erlang:nif_error(not_loaded).

-spec count(To :: 1..1000) -> ok.
count(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
