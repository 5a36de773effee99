-module(person_records).
-export([load/1]).
-export([person/1, people/1, untyped/1, narrowed/1]).
-nifs([person/1, people/1, untyped/1, narrowed/1]).
-record(person, {name = <<>> :: binary(), age = 0 :: 0..150, email :: undefined | binary()}).
-record(pair, {left, right}).

-spec person(#person{}) -> #person{}.
person(#person{}) -> erlang:nif_error(not_loaded).

-spec people([#person{}]) -> [#person{}].
people(_) -> erlang:nif_error(not_loaded).

-spec untyped(#pair{}) -> #pair{}.
untyped(#pair{}) -> erlang:nif_error(not_loaded).

-spec narrowed(#pair{left :: integer(), right :: binary()}) -> #pair{left :: integer(), right :: binary()}.
narrowed(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
