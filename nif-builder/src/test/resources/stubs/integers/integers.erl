-module(integers).
-export([load/1]).
-export([int/1, ranged/1, natural/1, positive/1, negative/1, small/1, wide/1, constant/1, char/1]).
-nifs([int/1, ranged/1, natural/1, positive/1, negative/1, small/1, wide/1, constant/1, char/1]).

%% Any integer of 64 bits.
-spec int(integer()) -> integer().
int(_) -> erlang:nif_error(not_loaded).

-spec ranged(N :: -5..10) -> -5..10.
ranged(_) -> erlang:nif_error(not_loaded).

-spec natural(non_neg_integer()) -> non_neg_integer().
natural(_) -> erlang:nif_error(not_loaded).

-spec positive(pos_integer()) -> pos_integer().
positive(_) -> erlang:nif_error(not_loaded).

-spec negative(neg_integer()) -> neg_integer().
negative(_) -> erlang:nif_error(not_loaded).

-spec small(byte()) -> byte().
small(_) -> erlang:nif_error(not_loaded).

-spec wide(16#7fffffffffffffff..(1 bsl 64 - 1)) -> 16#7fffffffffffffff..(1 bsl 64 - 1).
wide(_) -> erlang:nif_error(not_loaded).

-spec constant(42) -> 42.
constant(_) -> erlang:nif_error(not_loaded).

-spec char(char()) -> char().
char(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
