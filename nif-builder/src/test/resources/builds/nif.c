#include <erl_nif.h>

/* Its level can be asked for; its machine is in the file. */
static ERL_NIF_TERM optimized(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc;
  (void)argv;
#ifdef __OPTIMIZE__
  return enif_make_int(env, 1);
#else
  return enif_make_int(env, 0);
#endif
}

static ErlNifFunc functions[] = {{"optimized", 0, optimized, 0}};
ERL_NIF_INIT(foo, functions, NULL, NULL, NULL, NULL)
