-module({{name}}).

-export([add/2]).

%% Every function of the C table. OTP 25 and later compare, earlier releases ignore this.
-nifs([add/2]).

-on_load(init/0).

%% @doc The sum. Both numbers and the sum are within 64 bits, otherwise it is a badarg.
-spec add(integer(), integer()) -> integer().
add(_A, _B) ->
    erlang:nif_error(nif_not_loaded).

%% The library lies in the application's priv folder. Without an application of this name, it is
%% the one beside the ebin folder that this module was loaded from.
init() ->
    Priv =
        case code:priv_dir(?MODULE) of
            {error, bad_name} ->
                Ebin = filename:dirname(code:which(?MODULE)),
                filename:join(filename:dirname(filename:absname(Ebin)), "priv");
            Dir ->
                Dir
        end,
    erlang:load_nif(filename:join(Priv, "{{name}}"), 0).
