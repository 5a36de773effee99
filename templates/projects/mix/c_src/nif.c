#include <erl_nif.h>
#include <stdint.h>

/* add(integer(), integer()) :: integer(), in 64 bits, ArgumentError beyond. */
static ERL_NIF_TERM add(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  ErlNifSInt64 a, b;
  (void)argc;

  if (!enif_get_int64(env, argv[0], &a) || !enif_get_int64(env, argv[1], &b)) {
    return enif_make_badarg(env);
  }
  if ((b > 0 && a > INT64_MAX - b) || (b < 0 && a < INT64_MIN - b)) {
    return enif_make_badarg(env);
  }
  return enif_make_int64(env, a + b);
}

/* What a module instance needs goes into *priv_data, to be freed in unload. */
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)load_info;
  *priv_data = NULL;
  return 0;
}

/* Without it, a new version of the module cannot be loaded while an old one is still in use. */
static int upgrade(ErlNifEnv *env, void **priv_data, void **old_priv_data, ERL_NIF_TERM load_info) {
  (void)old_priv_data;
  return load(env, priv_data, load_info);
}

static void unload(ErlNifEnv *env, void *priv_data) {
  (void)env, (void)priv_data;
}

/* One row per function, and no row at the end: ERL_NIF_INIT counts them. Work that may take more
   than a millisecond says ERL_NIF_DIRTY_JOB_CPU_BOUND or ERL_NIF_DIRTY_JOB_IO_BOUND instead of 0. */
static ErlNifFunc functions[] = {
    {"add", 2, add, 0},
};

ERL_NIF_INIT(Elixir.{{module}}, functions, load, NULL, upgrade, unload)
