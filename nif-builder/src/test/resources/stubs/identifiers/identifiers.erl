-module(identifiers).
-export([load/1]).
-export([pid/1, reference/1, pids/1, port/1]).
-nifs([pid/1, reference/1, pids/1, port/1]).

-spec pid(pid()) -> pid().
pid(_) -> erlang:nif_error(not_loaded).

-spec reference(reference()) -> reference().
reference(_) -> erlang:nif_error(not_loaded).

-spec pids([pid()]) -> [pid()].
pids(_) -> erlang:nif_error(not_loaded).

-spec port(port() | undefined) -> port() | undefined.
port(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
