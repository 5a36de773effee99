-module(atoms).
-export([load/1]).
-export([echo/1, color/1, mode/1, quoted/1, one/1, list/1]).
-nifs([echo/1, color/1, mode/1, quoted/1, one/1, list/1]).
-type color() :: red | green | blue.

-spec echo(atom()) -> atom().
echo(_) -> erlang:nif_error(not_loaded).

-spec color(color()) -> color().
color(_) -> erlang:nif_error(not_loaded).

-spec mode(Mode :: read | write | append) -> read | write | append.
mode(_) -> erlang:nif_error(not_loaded).

-spec quoted('Hello World' | 'hello_world' | '' | '\303\251\n"') -> 'Hello World' | 'hello_world' | '' | '\303\251\n"'.
quoted(_) -> erlang:nif_error(not_loaded).

-spec one(ok) -> ok.
one(_) -> erlang:nif_error(not_loaded).

-spec list([color()]) -> [color()].
list(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
