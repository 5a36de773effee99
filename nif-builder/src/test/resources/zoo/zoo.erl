%% The module that every member of the zoo claims to be made for.
-module(zoo).

-export([load/1, one/0, two/0]).

load(Library) ->
    erlang:load_nif(Library, 0).

one() ->
    erlang:nif_error(nif_not_loaded).

two() ->
    erlang:nif_error(nif_not_loaded).
