%% A NIF module done right. README.md says what to look at.
-module(hello).

-export([greet/1, add/2, checksum/1]).

%% Since OTP 25 the VM refuses a library that implements a function not named here. Before, it is
%% an attribute like any other and does nothing.
-nifs([greet/1, add/2, checksum/1]).

-on_load(init/0).

-spec greet(Name :: binary()) -> {ok, binary()} | {error, too_long}.
greet(_Name) ->
    erlang:nif_error(nif_not_loaded).

-spec add(integer(), integer()) -> integer().
add(_A, _B) ->
    erlang:nif_error(nif_not_loaded).

-spec checksum(iodata()) -> non_neg_integer().
checksum(_Data) ->
    erlang:nif_error(nif_not_loaded).

%% The library lies in priv, beside the ebin folder this module was loaded from.
init() ->
    Ebin = filename:dirname(code:which(?MODULE)),
    Library = filename:join([filename:dirname(Ebin), "priv", "hello"]),
    erlang:load_nif(Library, 0).
