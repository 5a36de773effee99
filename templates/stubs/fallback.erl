%% The functions of {{{of}}} in Erlang, for where its library cannot be loaded.
%%
%% `nifproof generate --as fallback` made this file once and never writes it again.
-module({{module}}).
-export([{{#functions}}{{{name}}}/{{arity}}{{^-last}}, {{/-last}}{{/functions}}]).
{{#declarations}}
{{{this}}}
{{/declarations}}
{{#functions}}

{{#doc}}
%% {{{this}}}
{{/doc}}
{{{spec}}}
{{{name}}}({{{arguments}}}) ->
    erlang:error(not_implemented).
{{/functions}}
