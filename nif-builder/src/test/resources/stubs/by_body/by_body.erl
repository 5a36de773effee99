-module(by_body).
-export([load/1]).
-export([echo/1, plain/1]).
-define(STUB, erlang:nif_error({not_loaded, ?MODULE})).

%% A module for OTP before 25: no -nifs, the bodies tell.
-spec echo({deep, [{atom(), #{k := [binary()]}}]}) -> {deep, [{atom(), #{k := [binary()]}}]}.
echo(_) -> ?STUB.

-spec plain(integer()) -> integer().
plain(X) -> X + 1.

load(Path) -> erlang:load_nif(Path, 0).
