-module(stub_driver).
-export([echo/4, special/0, start/2, special_program/1, killed/3, disconnected/0]).

%% Calls a function that returns its argument, with each of [{Term, Fits}]. Those that do not fit
%% are to raise badarg. Returns what went otherwise; of each at most as much as a message should have.
echo(Module, Function, How, Cases) ->
    lists:sublist(
      [{wrong, Module, Function, short(Term), Fits, short(Got)}
       || {Term, Fits} <- Cases,
          Got <- [call(Module, Function, [Term])],
          not expected(How, Term, Fits, Got)], 5).

expected(_, _, false, Got) -> Got =:= {error, badarg};
expected(exact, Term, true, Got) -> Got =:= {ok, Term};
expected(iodata, Term, true, {ok, Got}) -> is_binary(Got) andalso Got =:= iolist_to_binary(Term);
expected(iolist, Term, true, {ok, [Got]}) -> Got =:= iolist_to_binary(Term);
expected(_, _, _, _) -> false.

call(Module, Function, Arguments) ->
    try apply(Module, Function, Arguments) of
        Result -> {ok, Result}
    catch
        Class:Reason -> {Class, Reason}
    end.

short(Term) -> lists:flatten(io_lib:format("~P", [Term, 30])).

%% What is more than an echo. Returns what went wrong.
special() ->
    lists:append([arities(arities), results(results), failing(), yielding(yielding), threaded(),
                  resources(), binaries()]).

%% Starts the program of a port module, and keeps it.
start(Module, Program) ->
    Self = self(),
    spawn(fun() -> Self ! {started, Module, Module:start_link(Program)}, timer:sleep(infinity) end),
    receive {started, Module, {ok, _}} -> ok; {started, Module, Other} -> Other end.

special_program(port) ->
    arities(arities_port) ++ results(results_port) ++ yielding(yielding_port);
special_program(cnode) ->
    arities(arities_cnode) ++ results(results_cnode) ++ yielding(yielding_cnode).

%% Kills the program in a call, and when it is idle. Returns what went wrong.
killed(Module, Program, Exit) ->
    Pid = os_pid(Program),
    os:cmd("kill -STOP " ++ Pid),
    spawn(fun() -> timer:sleep(300), os:cmd("kill -KILL " ++ Pid) end),
    InCall = is({error, {Exit, 137}}, Module, divide, [4, 2]),
    Again = is({ok, {ok, 2}}, Module, divide, [4, 2]),
    os:cmd("kill -KILL " ++ os_pid(Program)),
    timer:sleep(300),
    InCall ++ Again ++ is({ok, {ok, 3}}, Module, divide, [6, 2]).

%% Takes the connection of a C node away: its program ends, and the next call has another.
disconnected() ->
    Nodes = [Node || Node <- nodes(hidden), string:find(atom_to_list(Node), "_results_cnode_") =/= nomatch],
    [erlang:disconnect_node(Node) || Node <- Nodes],
    timer:sleep(500),
    [{nodes, Nodes} || length(Nodes) =/= 1] ++ is({ok, {ok, 4}}, results_cnode, divide, [8, 2]).

os_pid(Program) ->
    [Pid] = [Pid || Port <- erlang:ports(), {name, Name} <- [erlang:port_info(Port, name)],
                    Name =:= Program, {os_pid, Pid} <- [erlang:port_info(Port, os_pid)]],
    integer_to_list(Pid).

is(Expected, Module, Function, Arguments) ->
    case call(Module, Function, Arguments) of
        Expected -> [];
        Got -> [{Module, Function, short(Arguments), expected, short(Expected), got, short(Got)}]
    end.

arities(M) ->
    Many = [1, <<"ab">>, [1, 2, 3], a, 4.0, "fünf", {6, 7}, true, [8, <<"nine">>]],
    is({ok, ok}, M, f, []) ++ is({ok, 7}, M, f, [7]) ++ is({ok, 3}, M, f, [5, 2])
        ++ is({error, badarg}, M, f, [5, a]) ++ is({error, badarg}, M, f, [a, 5])
        ++ is({ok, 1 + 2 + 3 + 4 + 5 + 6 + 7 + 1 + 5}, M, many, Many)
        ++ lists:append([is({error, badarg}, M, many, replace(I, Many)) || I <- lists:seq(1, 9)]).

replace(I, List) ->
    {Front, [_ | Back]} = lists:split(I - 1, List),
    Front ++ [{wrong}] ++ Back.

results(M) ->
    Least = -(1 bsl 63),
    is({ok, {ok, 3}}, M, divide, [7, 2]) ++ is({ok, {error, badarith}}, M, divide, [7, 0])
        ++ is({ok, {error, badarith}}, M, divide, [Least, -1])
        ++ is({ok, {ok, Least}}, M, divide, [Least, 1])
        ++ is({error, badarg}, M, divide, [1 bsl 63, 1]).

failing() ->
    Bad = [out_of_range, infinite, bad_text, null_list, no_resource, bad_enum, same_keys],
    is({error, badarg}, failing, badarg, []) ++ is({error, enomem}, failing, no_memory, [])
        ++ is({error, {not_implemented, not_written, 0}}, failing, not_written, [])
        ++ lists:append([is({error, {bad_result, F, 0}}, failing, F, []) || F <- Bad]).

yielding(M) ->
    Bytes = binary:copy(<<1, 2, 3>>, 1000000),
    is({ok, 6000000}, M, sum, [Bytes]) ++ is({ok, 0}, M, sum, [<<>>])
        ++ is({ok, 6}, M, sum, [<<1, 2, 3>>]) ++ is({error, badarg}, M, sum, [1])
        ++ is({ok, ok}, M, count, [1000]) ++ is({error, badarg}, M, count, [1001]).

threaded() ->
    References = [{threaded:reverse(<<I:32>>), I} || I <- lists:seq(1, 100)],
    [{threaded, order, I} || {Reference, I} <- References,
                             receive
                                 {Reference, {ok, <<B:32/little>>}} -> B =/= I
                             after 60000 -> true
                             end]
        ++ message({ok, ok}, ok, threaded:tick())
        ++ message(bad, {error, badarg}, threaded:reverse(binary:copy(<<1>>, 13)))
        ++ is({error, badarg}, threaded, reverse, [a]) ++ is({error, badarg}, threaded, reverse, [<<1:1>>]).

message(What, Expected, Reference) ->
    receive
        {Reference, Expected} -> [];
        {Reference, Got} -> [{threaded, What, Got}]
    after 60000 -> [{threaded, What, nothing}]
    end.

resources() ->
    Before = resources:alive(),
    Checks = spawn_result(fun resource_checks/0),
    erlang:garbage_collect(),
    Checks ++ settled(Before, 100).

%% Destructors run soon after the last owner is dead.
settled(Before, 0) -> [{resources, alive, resources:alive(), expected, Before}];
settled(Before, Tries) ->
    case resources:alive() of
        Before -> [];
        _ -> timer:sleep(20), settled(Before, Tries - 1)
    end.

resource_checks() ->
    {ok, Counter} = resources:new(5),
    {ok, Other} = resources:new(0),
    First = is({ok, 5}, resources, get, [Counter]) ++ is({ok, Counter}, resources, add, [Counter, 2])
        ++ is({ok, 7}, resources, get, [Counter]) ++ is({ok, {error, negative}}, resources, new, [-1])
        ++ is({error, badarg}, resources, get, [make_ref()]) ++ is({error, badarg}, resources, get, [5])
        ++ is({ok, [Counter, Other]}, resources, many, [[Counter, Other]])
        ++ is({error, badarg}, resources, many, [[Counter, make_ref()]])
        ++ is({ok, {Counter, Other}}, resources, maybe, [{Counter, Other}])
        ++ is({ok, undefined}, resources, maybe, [undefined]),
    Pid = spawn(fun() -> receive stop -> ok end end),
    Watch = resources:watch(Counter, Pid),
    Pid ! stop,
    Down = down(Counter, 100),
    Wrong = is({error, badarg}, resources, get, [Watch]), % used here, so that it lives until now
    Dead = is({error, badarg}, resources, watch, [Counter, Pid]),
    First ++ Wrong ++ Down ++ Dead.

down(Counter, Tries) ->
    case resources:get(Counter) of
        1000 -> [];
        Got when Tries =:= 0 -> [{resources, down, Got}];
        _ -> timer:sleep(20), down(Counter, Tries - 1)
    end.

spawn_result(Fun) ->
    {Pid, Monitor} = spawn_monitor(fun() -> exit({done, Fun()}) end),
    receive
        {'DOWN', Monitor, process, Pid, {done, Result}} -> Result;
        {'DOWN', Monitor, process, Pid, Reason} -> [{resources, died, Reason}]
    end.

%% A binary that comes back is the same one, not a copy.
binaries() ->
    Large = binary:copy(<<7>>, 1000000),
    Back = binaries:echo(Large),
    [{binaries, copied} || binary:referenced_byte_size(Back) =/= 1000000 orelse Back =/= Large].
