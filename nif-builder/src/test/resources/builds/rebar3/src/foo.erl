-module(foo).
-export([optimized/0]).

optimized() -> erlang:nif_error(not_loaded).
