-module(unions).
-export([load/1]).
-export([scalar/1, json/1, overlapping/1, lists/1, shapes/1]).
-nifs([scalar/1, json/1, overlapping/1, lists/1, shapes/1]).
-type circle() :: {circle, Radius :: float()}.
-type square() :: {square, Side :: float(), Label :: binary()}.
-type shape() :: circle() | square() | none.

-spec scalar(integer() | float() | binary() | boolean() | null) -> integer() | float() | binary() | boolean() | null.
scalar(_) -> erlang:nif_error(not_loaded).

-spec json(null | binary() | [integer()] | #{binary() => float()}) -> null | binary() | [integer()] | #{binary() => float()}.
json(_) -> erlang:nif_error(not_loaded).

-spec overlapping(0..5 | 3..9 | 20..30) -> 0..5 | 3..9 | 20..30.
overlapping(_) -> erlang:nif_error(not_loaded).

-spec lists([integer()] | [binary()]) -> [integer()] | [binary()].
lists(_) -> erlang:nif_error(not_loaded).

-spec shapes([shape()]) -> [shape()].
shapes(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
