-module(structs).
-export([load/1]).
-export([user/1, users/1]).
-nifs([user/1, users/1]).
-type user() :: #{'__struct__' := 'Elixir.My.User', name := binary(), age := non_neg_integer() | nil}.

-spec user(user()) -> user().
user(_) -> erlang:nif_error(not_loaded).

-spec users([user()]) -> [user()].
users(_) -> erlang:nif_error(not_loaded).

load(Path) -> erlang:load_nif(Path, 0).
