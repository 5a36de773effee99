-module(tuples).
-export([load/1]).
-export([point/1, mixed/1, tagged/1, nested/1, empty/1, any/1, mfa/1]).
-nifs([point/1, mixed/1, tagged/1, nested/1, empty/1, any/1, mfa/1]).
-type point() :: {X :: float(), Y :: float()}.

-spec point(point()) -> point().
point(_) -> erlang:nif_error(not_loaded).

-spec mixed({integer(), binary(), boolean()}) -> {integer(), binary(), boolean()}.
mixed(_) -> erlang:nif_error(not_loaded).

-spec tagged({value, integer()}) -> {value, integer()}.
tagged(_) -> erlang:nif_error(not_loaded).

-spec nested({point(), {line, point(), point()}}) -> {point(), {line, point(), point()}}.
nested(_) -> erlang:nif_error(not_loaded).

-spec empty({}) -> {}.
empty(_) -> erlang:nif_error(not_loaded).

-spec any(tuple()) -> tuple().
any(_) -> erlang:nif_error(not_loaded).

-spec mfa(mfa()) -> mfa().
mfa(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
