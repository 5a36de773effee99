-module(maps_known).
-export([load/1]).
-export([point/1, options/1, nested/1, any/1]).
-nifs([point/1, options/1, nested/1, any/1]).
-type point() :: #{x := float(), y := float()}.

-spec point(point()) -> point().
point(_) -> erlang:nif_error(not_loaded).

-spec options(#{size := integer(), 'Name' => binary(), deep => true, mode => fast | slow})
    -> #{size := integer(), 'Name' => binary(), deep => true, mode => fast | slow}.
options(_) -> erlang:nif_error(not_loaded).

-spec nested(#{type := shape, points := [point()], center => point() | undefined})
    -> #{type := shape, points := [point()], center => point() | undefined}.
nested(_) -> erlang:nif_error(not_loaded).

-spec any(map()) -> map().
any(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
