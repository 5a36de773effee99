-module({{name}}_tests).

-include_lib("eunit/include/eunit.hrl").

adds_test() ->
    ?assertEqual(3, {{name}}:add(1, 2)),
    ?assertEqual(-1, {{name}}:add(1, -2)).

refuses_what_is_no_number_test() ->
    ?assertError(badarg, {{name}}:add(one, 2)).

refuses_what_does_not_fit_test() ->
    ?assertError(badarg, {{name}}:add(1 bsl 62, 1 bsl 62)),
    ?assertError(badarg, {{name}}:add(1 bsl 70, 0)).
