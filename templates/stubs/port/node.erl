%% The cookie goes by the pipe: arguments and environment of a program can be read by others.
open(Program) ->
    is_alive() orelse erlang:error(not_alive),
    Node = free_node(1),
    Port = open_port({spawn_executable, Program},
                     [{packet, 4}, binary, exit_status, use_stdio, {env, epmd_port()}]),
    port_command(Port, term_to_binary({Node, erlang:get_cookie(), node(), ?MODULE})),
    receive
        {up, Node} ->
            erlang:monitor_node(Node, true),
            {Port, Node};
        {Port, {exit_status, Status}} ->
            erlang:error({not_connected, Status});
        {'EXIT', Port, Reason} ->
            erlang:error({not_connected, Reason})
    after 30000 ->
        port_close(Port),
        erlang:error({not_connected, timeout})
    end.

%% Another name than that of a program whose end the VM has not seen yet. Few are ever made.
free_node(Number) ->
    [Alive, Host] = string:split(atom_to_list(node()), "@"),
    Node = list_to_atom(lists:concat([Alive, "_", ?MODULE, "_", Number, "@", Host])),
    case lists:member(Node, nodes(hidden)) of
        true -> free_node(Number + 1);
        false -> Node
    end.

epmd_port() ->
    case init:get_argument(epmd_port) of
        {ok, [[Number | _] | _]} -> [{"ERL_EPMD_PORT", Number}];
        _ -> []
    end.

ask({Port, Node}, Request) ->
    Reference = make_ref(),
    case erlang:send({calls, Node}, {call, Reference, Request}, [noconnect]) of
        ok ->
            receive
                {Reference, Answer} -> {answer, Answer};
                {Port, {exit_status, Status}} -> {exit, Status};
                {'EXIT', Port, Reason} -> {exit, Reason};
                {nodedown, Node} -> lost(Port)
            end;
        noconnect ->
            lost(Port)
    end.

%% A program without its connection ends by itself, unless a body keeps it.
lost(Port) ->
    receive
        {Port, {exit_status, Status}} -> {exit, Status};
        {'EXIT', Port, Reason} -> {exit, Reason}
    after 2000 ->
        catch port_close(Port),
        {exit, nodedown}
    end.

ended({Port, _Node}, {Port, {exit_status, _}}) -> true;
ended({Port, _Node}, {'EXIT', Port, _}) -> true;
ended(_Link, _Message) -> false.
