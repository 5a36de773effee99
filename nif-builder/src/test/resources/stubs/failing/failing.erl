-module(failing).
-export([load/1]).
-export([badarg/0, no_memory/0, not_written/0, out_of_range/0, infinite/0, bad_text/0, null_list/0, no_resource/0, bad_enum/0, same_keys/0]).
-export_type([thing/0]).
-nifs([badarg/0, no_memory/0, not_written/0, out_of_range/0, infinite/0, bad_text/0, null_list/0, no_resource/0, bad_enum/0, same_keys/0]).
-opaque thing() :: reference().

-spec badarg() -> ok.
badarg() -> erlang:nif_error(not_loaded).

-spec no_memory() -> ok.
no_memory() -> erlang:nif_error(not_loaded).

-spec not_written() -> ok.
not_written() -> erlang:nif_error(not_loaded).

-spec out_of_range() -> 1..10.
out_of_range() -> erlang:nif_error(not_loaded).

-spec infinite() -> float().
infinite() -> erlang:nif_error(not_loaded).

-spec bad_text() -> string().
bad_text() -> erlang:nif_error(not_loaded).

-spec null_list() -> [integer()].
null_list() -> erlang:nif_error(not_loaded).

-spec no_resource() -> thing().
no_resource() -> erlang:nif_error(not_loaded).

-spec bad_enum() -> yes | no.
bad_enum() -> erlang:nif_error(not_loaded).

-spec same_keys() -> #{integer() => integer()}.
same_keys() -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
