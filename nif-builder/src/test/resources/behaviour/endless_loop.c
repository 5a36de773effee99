/* A loop that never ends and does nothing else: clang may take it that it ends. */
#include <erl_nif.h>

static unsigned down_to_one(unsigned n) {
  while (n != 1) {
    n ^= 2;
  }
  return n;
}

static ERL_NIF_TERM settle(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  unsigned n = 0;
  if (!enif_get_uint(env, argv[0], &n)) {
    return enif_make_badarg(env);
  }
  return enif_make_uint(env, down_to_one(n));
}

static ErlNifFunc functions[] = {{"settle", 1, settle, 0}};
ERL_NIF_INIT(endless_loop, functions, NULL, NULL, NULL, NULL)
