-module(sentinel).

-export([test_function/0]).

-on_load(init/0).

-spec test_function() -> ok.
test_function() ->
    erlang:nif_error(nif_not_loaded).

init() ->
    Ebin = filename:dirname(code:which(?MODULE)),
    erlang:load_nif(filename:join([filename:dirname(Ebin), "priv", "sentinel"]), 0).
