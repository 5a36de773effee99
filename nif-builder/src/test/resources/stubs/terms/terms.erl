-module(terms).
-export([load/1]).
-export([any/1, term/1, pair/1, generic/1]).
-nifs([any/1, term/1, pair/1, generic/1]).

-spec any(any()) -> any().
any(_) -> erlang:nif_error(not_loaded).

-spec term(term()) -> term().
term(_) -> erlang:nif_error(not_loaded).

-spec pair({term(), term()}) -> {term(), term()}.
pair(_) -> erlang:nif_error(not_loaded).

-spec generic(X) -> X when X :: [Y], Y :: integer() | binary().
generic(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
