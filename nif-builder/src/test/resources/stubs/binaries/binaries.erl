-module(binaries).
-export([load/1]).
-export([echo/1, key/1, header/1, blocks/1, nonempty/1, bits/1]).
-nifs([echo/1, key/1, header/1, blocks/1, nonempty/1, bits/1]).

-spec echo(binary()) -> binary().
echo(_) -> erlang:nif_error(not_loaded).

-spec key(<<_:128>>) -> <<_:128>>.
key(_) -> erlang:nif_error(not_loaded).

-spec header(<<_:32, _:_*8>>) -> <<_:32, _:_*8>>.
header(_) -> erlang:nif_error(not_loaded).

-spec blocks(<<_:_*64>>) -> <<_:_*64>>.
blocks(_) -> erlang:nif_error(not_loaded).

-spec nonempty(<<_:8, _:_*8>>) -> <<_:8, _:_*8>>.
nonempty(_) -> erlang:nif_error(not_loaded).

-spec bits(bitstring()) -> bitstring().
bits(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
