-module(bench_generate).
-export([run/1]).

%% Rounds of both sides in turn, so that a busy moment hits both; medians of nanoseconds per call.
run([Rounds]) ->
    io:format("~-28s ~10s ~10s ~7s~n", ["", "by hand", "generated", "ratio"]),
    Bytes = binary:copy(<<1, 2, 3, 4>>, 256),
    Numbers = lists:seq(1, 1000),
    [compare(Name, list_to_integer(atom_to_list(Rounds)), Function, Arguments, Calls)
     || {Name, Function, Arguments, Calls} <-
            [{"two integers", add, [40, 2], 200000}, {"1 KiB binary", invert, [Bytes], 50000},
             {"list of 1,000 integers", twice, [Numbers], 1000}]],
    halt().

compare(Name, Rounds, Function, Arguments, Calls) ->
    Times = [{time(by_hand, Function, Arguments, Calls), time(generated, Function, Arguments, Calls)}
             || _ <- lists:seq(1, Rounds)],
    {Hand, Made} = lists:unzip(Times),
    {A, B} = {median(Hand), median(Made)},
    io:format("~-28s ~7b ns ~7b ns ~7.2f~n", [Name, round(A), round(B), B / A]).

time(Module, Function, Arguments, Calls) ->
    Self = self(),
    spawn(fun() ->
                  {Time, _} = timer:tc(fun() -> calls(Module, Function, Arguments, Calls) end),
                  Self ! {time, Time * 1000 / Calls}
          end),
    receive {time, Time} -> Time end.

calls(_, _, _, 0) -> ok;
calls(Module, Function, [A], Calls) -> Module:Function(A), calls(Module, Function, [A], Calls - 1);
calls(Module, Function, [A, B], Calls) -> Module:Function(A, B), calls(Module, Function, [A, B], Calls - 1).

median(Times) -> lists:nth((length(Times) + 1) div 2, lists:sort(Times)).
