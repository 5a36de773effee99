open(Program) ->
    open_port({spawn_executable, Program}, [{packet, 4}, binary, exit_status, use_stdio]).

ask(Port, Request) ->
    try port_command(Port, Request) of
        true ->
            receive
                {Port, {data, Data}} -> {answer, Data};
                {Port, {exit_status, Status}} -> {exit, Status};
                {'EXIT', Port, Reason} -> {exit, Reason}
            end
    catch
        error:badarg -> {exit, closed}
    end.

ended(Port, {Port, {exit_status, _}}) -> true;
ended(Port, {'EXIT', Port, _}) -> true;
ended(_Link, _Message) -> false.
