/* What scripts/bench-generate holds the generated C against: the same functions as one writes them. */
#include <string.h>

#include <erl_nif.h>

static ERL_NIF_TERM add(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  ErlNifSInt64 a;
  ErlNifSInt64 b;
  (void)argc;
  if (!enif_get_int64(env, argv[0], &a) || !enif_get_int64(env, argv[1], &b)) {
    return enif_make_badarg(env);
  }
  return enif_make_int64(env, (ErlNifSInt64)((ErlNifUInt64)a + (ErlNifUInt64)b));
}

static ERL_NIF_TERM invert(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  ErlNifBinary bytes;
  ERL_NIF_TERM result;
  unsigned char *out;
  size_t i;
  (void)argc;
  if (!enif_inspect_binary(env, argv[0], &bytes)) {
    return enif_make_badarg(env);
  }
  out = enif_make_new_binary(env, bytes.size, &result);
  for (i = 0; i < bytes.size; i++) {
    out[i] = bytes.data[i] ^ 0xff;
  }
  return result;
}

static ERL_NIF_TERM twice(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  ERL_NIF_TERM head;
  ERL_NIF_TERM tail = argv[0];
  ERL_NIF_TERM result;
  ErlNifSInt64 *numbers;
  unsigned length;
  unsigned i;
  (void)argc;
  if (!enif_get_list_length(env, tail, &length)) {
    return enif_make_badarg(env);
  }
  numbers = enif_alloc(length * sizeof *numbers + 1);
  if (numbers == NULL) {
    return enif_make_badarg(env);
  }
  for (i = 0; enif_get_list_cell(env, tail, &head, &tail); i++) {
    if (!enif_get_int64(env, head, &numbers[i])) {
      enif_free(numbers);
      return enif_make_badarg(env);
    }
  }
  for (i = 0; i < length; i++) {
    numbers[i] *= 2;
  }
  result = enif_make_list(env, 0);
  while (i-- > 0) {
    result = enif_make_list_cell(env, enif_make_int64(env, numbers[i]), result);
  }
  enif_free(numbers);
  return result;
}

static ErlNifFunc functions[] = {{"add", 2, add, 0}, {"invert", 1, invert, 0}, {"twice", 1, twice, 0}};

ERL_NIF_INIT(by_hand, functions, NULL, NULL, NULL, NULL)
