%% The functions of {{{of}}}, made by a {{#cnode}}C node{{/cnode}}{{^cnode}}program of its own{{/cnode}}: when it dies, the caller gets an error, the
%% next call starts another, and the VM goes on.
%%
%% Made by `nifproof generate --as {{way}}`, which writes it anew: do not edit.
-module({{p}}_{{way}}).
-behaviour(gen_server).
-define(EXIT, {{way}}_exit).
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

%% Starts the program, and what owns it; Program is its file, as priv/{{p}}_{{way}}.{{#cnode}}
%% The VM must be a node itself, or the error is not_alive.{{/cnode}}
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
        Link -> {ok, {Program, Link}}
    catch
        error:Reason -> {stop, {Reason, Program}}
    end.

handle_call({call, Request}, From, {Program, none}) ->
    try open(Program) of
        Link -> handle_call({call, Request}, From, {Program, Link})
    catch
        error:Reason -> {reply, {error, {?EXIT, Reason}}, {Program, none}}
    end;
handle_call({call, Request}, _From, {Program, Link}) ->
    case ask(Link, Request) of
        {answer, Answer} -> {reply, binary_to_term(Answer), {Program, Link}};
        {exit, Reason} -> {reply, {error, {?EXIT, Reason}}, {Program, none}}
    end.

{{#cnode}}
{{>port/node.erl}}
{{/cnode}}
{{^cnode}}
{{>port/pipe.erl}}
{{/cnode}}

handle_cast(_Message, State) ->
    {noreply, State}.

handle_info(Message, {Program, Link}) ->
    case ended(Link, Message) of
        true -> {noreply, {Program, none}};
        false -> {noreply, {Program, Link}}
    end.

terminate(_Reason, _State) ->
    ok.
