/*
 * The C side of module integers: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "integers_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct integers_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *integers_env(integers_call *call) {
  return call->env;
}

void *integers_alloc(integers_call *call, size_t count, size_t size) {
  const size_t header = (sizeof(block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  block *current = call->blocks;
  size_t bytes;
  void *room;
  if (size != 0 && count > (SIZE_MAX - header - ALIGNMENT) / size) {
    call->out_of_memory = true;
    return NULL;
  }
  bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (current == NULL || current->size - current->used < bytes) {
    const size_t fresh = bytes > BLOCK_SIZE ? bytes : BLOCK_SIZE;
    current = enif_alloc(header + fresh);
    if (current == NULL) {
      call->out_of_memory = true;
      return NULL;
    }
    current->next = call->blocks;
    current->used = 0;
    current->size = fresh;
    call->blocks = current;
  }
  room = (unsigned char *)current + header + current->used;
  current->used += bytes;
  return room;
}

static void begin(integers_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(integers_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(integers_call *call, integers_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == INTEGERS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == INTEGERS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == INTEGERS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool get_int64(integers_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(integers_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_m5_to_10(integers_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < -5 || value > 10) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_m5_to_10(integers_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < -5 || value > 10) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_uint64(integers_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_uint64(integers_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_pos_integer(integers_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value) || value < UINT64_C(1)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_pos_integer(integers_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  const uint64_t value = *in;
  if (value < UINT64_C(1)) {
    return false;
  }
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_neg_integer(integers_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value > -1) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_neg_integer(integers_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value > -1) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_0_to_255(integers_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 255) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_255(integers_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 255) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_9223372036854775807_to_18446744073709551615(integers_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value) || value < UINT64_C(9223372036854775807)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_9223372036854775807_to_18446744073709551615(integers_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  const uint64_t value = *in;
  if (value < UINT64_C(9223372036854775807)) {
    return false;
  }
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_int_42_to_42(integers_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 42 || value > 42) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_42_to_42(integers_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 42 || value > 42) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_0_to_1114111(integers_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 1114111) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_1114111(integers_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 1114111) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static ERL_NIF_TERM call_int_(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  int64_t arg0;
  int64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64(call, argv[0], &arg0)) {
    how = integers_impl_int_(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_int64(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "int", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_ranged(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  int64_t arg0;
  int64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int_m5_to_10(call, argv[0], &arg0)) {
    how = integers_impl_ranged(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_int_m5_to_10(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "ranged", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_natural(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  uint64_t arg0;
  uint64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_uint64(call, argv[0], &arg0)) {
    how = integers_impl_natural(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_uint64(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "natural", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_positive(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  uint64_t arg0;
  uint64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_pos_integer(call, argv[0], &arg0)) {
    how = integers_impl_positive(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_pos_integer(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "positive", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_negative(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  int64_t arg0;
  int64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_neg_integer(call, argv[0], &arg0)) {
    how = integers_impl_negative(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_neg_integer(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "negative", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_small(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  int64_t arg0;
  int64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int_0_to_255(call, argv[0], &arg0)) {
    how = integers_impl_small(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_int_0_to_255(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "small", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_wide(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  uint64_t arg0;
  uint64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int_9223372036854775807_to_18446744073709551615(call, argv[0], &arg0)) {
    how = integers_impl_wide(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_int_9223372036854775807_to_18446744073709551615(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "wide", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_constant(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  int64_t arg0;
  int64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int_42_to_42(call, argv[0], &arg0)) {
    how = integers_impl_constant(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_int_42_to_42(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "constant", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_char_(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  integers_call state;
  integers_call *const call = &state;
  int64_t arg0;
  int64_t result;
  integers_return how = INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int_0_to_1114111(call, argv[0], &arg0)) {
    how = integers_impl_char_(call, arg0, &result);
  }
  if (how == INTEGERS_DONE && !put_int_0_to_1114111(call, &result, &answer)) {
    how = INTEGERS_BAD_RESULT;
  }
  if (how != INTEGERS_DONE) {
    answer = failed(call, how, "char", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"int", 1, call_int_, 0},
  {"ranged", 1, call_ranged, 0},
  {"natural", 1, call_natural, 0},
  {"positive", 1, call_positive, 0},
  {"negative", 1, call_negative, 0},
  {"small", 1, call_small, 0},
  {"wide", 1, call_wide, 0},
  {"constant", 1, call_constant, 0},
  {"char", 1, call_char_, 0}
};

static void unload(ErlNifEnv *env, void *data) {
  (void)env;
  enif_free(data);
}

static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
  library *self = enif_alloc(sizeof *self);
  (void)info;
  if (self == NULL) {
    return 1;
  }
  memset(self, 0, sizeof *self);
  self->atom_enomem = enif_make_atom_len(env, "enomem", 6);
  self->atom_not_implemented = enif_make_atom_len(env, "not_implemented", 15);
  self->atom_bad_result = enif_make_atom_len(env, "bad_result", 10);
  *data = self;
  return 0;
}

/* The new version has its own data; the old one's goes when the old one does. */
static int upgrade(ErlNifEnv *env, void **data, void **old, ERL_NIF_TERM info) {
  (void)old;
  return load(env, data, info);
}

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

ERL_NIF_INIT(integers, functions, load, NULL, upgrade, unload)
