/* A NIF library done right. README.md says what to look at. */
#include <erl_nif.h>
#include <stdint.h>
#include <string.h>

/* What an instance of the module owns. Reached by enif_priv_data(), freed in unload(). */
typedef struct {
  ERL_NIF_TERM ok;
  int limit;
} State;

static const int NAME_LIMIT = 1024;

static State *new_state(ErlNifEnv *env) {
  State *state = enif_alloc(sizeof *state);
  if (state != NULL) {
    state->ok = enif_make_atom(env, "ok"); /* atoms are the only terms that may be kept so */
    state->limit = NAME_LIMIT;
  }
  return state;
}

/* greet(Name :: binary()) -> {ok, binary()} | {error, too_long} */
static ERL_NIF_TERM greet(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  static const char HELLO[] = "Hello, ";
  const size_t before = sizeof HELLO - 1;
  const State *state = enif_priv_data(env);
  ErlNifBinary name;
  ERL_NIF_TERM text;
  unsigned char *bytes;
  (void)argc;

  if (!enif_inspect_binary(env, argv[0], &name)) {
    return enif_make_badarg(env);
  }
  if (name.size > (size_t)state->limit) {
    return enif_make_tuple2(env, enif_make_atom(env, "error"), enif_make_atom(env, "too_long"));
  }
  bytes = enif_make_new_binary(env, before + name.size + 1, &text);
  if (bytes == NULL) {
    return enif_raise_exception(env, enif_make_atom(env, "enomem"));
  }
  memcpy(bytes, HELLO, before);
  memcpy(bytes + before, name.data, name.size);
  bytes[before + name.size] = '!';
  return enif_make_tuple2(env, state->ok, text);
}

/* add(A :: integer(), B :: integer()) -> integer(), in 64 bits, badarg beyond. */
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

/* checksum(Data :: iodata()) -> non_neg_integer(). Time grows with the data: a dirty NIF. */
static ERL_NIF_TERM checksum(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  ErlNifBinary data;
  unsigned a = 1, b = 0;
  (void)argc;

  if (!enif_inspect_iolist_as_binary(env, argv[0], &data)) {
    return enif_make_badarg(env);
  }
  for (size_t i = 0; i < data.size; i++) {
    a = (a + data.data[i]) % 65521;
    b = (b + a) % 65521;
  }
  return enif_make_uint(env, b << 16 | a);
}

static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)load_info;
  *priv_data = new_state(env);
  return *priv_data == NULL;
}

/* The new instance gets its own state: the old one's may be another version's, and is freed when
   the old code is purged. Without this function, loading new code over old code fails. */
static int upgrade(ErlNifEnv *env, void **priv_data, void **old_priv_data, ERL_NIF_TERM load_info) {
  (void)old_priv_data;
  return load(env, priv_data, load_info);
}

static void unload(ErlNifEnv *env, void *priv_data) {
  (void)env;
  enif_free(priv_data);
}

/* One row per function, four fields each, and no row at the end: ERL_NIF_INIT counts them. */
static ErlNifFunc functions[] = {
    {"greet", 1, greet, 0},
    {"add", 2, add, 0},
    {"checksum", 1, checksum, ERL_NIF_DIRTY_JOB_CPU_BOUND},
};

ERL_NIF_INIT(hello, functions, load, NULL, upgrade, unload)
