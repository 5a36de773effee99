%% The functions of {{{of}}}, made by a program of its own: when it dies, the caller gets an error, the
%% next call starts another, and the VM goes on.
%%
%% Made by `nifproof generate --as port`, which writes it anew: do not edit.
-module({{p}}_port).
-behaviour(gen_server).
-export([start_link/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).
-export([{{#functions}}{{{name}}}/{{arity}}{{^-last}}, {{/-last}}{{/functions}}]).
{{#declarations}}
{{{this}}}
{{/declarations}}
{{#functions}}

{{#doc}}
%% {{{this}}}
{{/doc}}
{{{spec}}}
{{{name}}}({{{values}}}) ->
    call({{{name}}}, {{index}}, [{{{values}}}]).
{{/functions}}

%% Starts the program, and what owns it; Program is its file, as priv/{{p}}_port.
-spec start_link(file:filename_all()) -> {ok, pid()} | {error, term()}.
start_link(Program) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, Program, []).

call(Name, Index, Arguments) ->
    case gen_server:call(?MODULE, {call, term_to_binary({Index, Arguments, node()})}, infinity) of
        {ok, Result} -> Result;
        {error, Reason} -> erlang:raise(error, Reason, [{?MODULE, Name, Arguments, []}])
    end.

init(Program) ->
    process_flag(trap_exit, true),
    try open(Program) of
        Port -> {ok, {Program, Port}}
    catch
        error:Reason -> {stop, {Reason, Program}}
    end.

open(Program) ->
    open_port({spawn_executable, Program}, [{packet, 4}, binary, exit_status, use_stdio]).

handle_call({call, Request}, From, {Program, none}) ->
    try open(Program) of
        Port -> handle_call({call, Request}, From, {Program, Port})
    catch
        error:Reason -> {reply, {error, {port_exit, Reason}}, {Program, none}}
    end;
handle_call({call, Request}, _From, {Program, Port}) ->
    try port_command(Port, Request) of
        true -> answer(Program, Port)
    catch
        error:badarg -> {reply, {error, {port_exit, closed}}, {Program, none}}
    end.

answer(Program, Port) ->
    receive
        {Port, {data, Data}} ->
            {reply, binary_to_term(Data), {Program, Port}};
        {Port, {exit_status, Status}} ->
            {reply, {error, {port_exit, Status}}, {Program, none}};
        {'EXIT', Port, Reason} ->
            {reply, {error, {port_exit, Reason}}, {Program, none}}
    end.

handle_cast(_Message, State) ->
    {noreply, State}.

handle_info({Port, {exit_status, _}}, {Program, Port}) ->
    {noreply, {Program, none}};
handle_info({'EXIT', Port, _}, {Program, Port}) ->
    {noreply, {Program, none}};
handle_info(_Message, State) ->
    {noreply, State}.

terminate(_Reason, _State) ->
    ok.
