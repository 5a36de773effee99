/* BROKEN ON PURPOSE: the second row of the table kills every Erlang VM that loads this library.
   docs/case-studies/sentinel-row.md tells why. */
#include <erl_nif.h>

static ERL_NIF_TERM test_function(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc;
  (void)argv;
  return enif_make_atom(env, "ok");
}

static ErlNifFunc functions[] = {
    {"test_function", 0, test_function},
    {NULL, 0, NULL}};

ERL_NIF_INIT(sentinel, functions, NULL, NULL, NULL, NULL)
