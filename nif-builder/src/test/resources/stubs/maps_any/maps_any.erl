-module(maps_any).
-export([load/1]).
-export([counts/1, table/1, loose/1]).
-nifs([counts/1, table/1, loose/1]).

-spec counts(#{binary() => non_neg_integer()}) -> #{binary() => non_neg_integer()}.
counts(_) -> erlang:nif_error(not_loaded).

-spec table(#{integer() => [float()]}) -> #{integer() => [float()]}.
table(_) -> erlang:nif_error(not_loaded).

-spec loose(#{term() => term()}) -> #{term() => term()}.
loose(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
