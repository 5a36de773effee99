-module({{name}}).

-export([add/2]).

%% Every function of the C table. OTP 25 and later compare, earlier releases ignore this.
-nifs([add/2]).

-on_load(init/0).

%% @doc The sum. Both numbers and the sum are within 64 bits, otherwise it is a badarg.
-spec add(integer(), integer()) -> integer().
add(_A, _B) ->
    erlang:nif_error(nif_not_loaded).

%% The library lies in priv, beside the ebin folder this module was loaded from.
init() ->
    Ebin = filename:dirname(code:which(?MODULE)),
    erlang:load_nif(filename:join([filename:dirname(Ebin), "priv", "{{name}}"]), 0).
