-module(lists_of).
-export([load/1]).
-export([ints/1, nonempty/1, nested/1, any/1, binaries/1, empty/1, named/1]).
-nifs([ints/1, nonempty/1, nested/1, any/1, binaries/1, empty/1, named/1]).
-type row() :: [byte()].

-spec ints([integer()]) -> [integer()].
ints(_) -> erlang:nif_error(not_loaded).

-spec nonempty([0..9, ...]) -> [0..9, ...].
nonempty(_) -> erlang:nif_error(not_loaded).

-spec nested([[[non_neg_integer()]]]) -> [[[non_neg_integer()]]].
nested(_) -> erlang:nif_error(not_loaded).

-spec any(list()) -> list().
any(_) -> erlang:nif_error(not_loaded).

-spec binaries([binary()]) -> [binary()].
binaries(_) -> erlang:nif_error(not_loaded).

-spec empty([]) -> [].
empty(_) -> erlang:nif_error(not_loaded).

-spec named([row()]) -> [row()].
named(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
