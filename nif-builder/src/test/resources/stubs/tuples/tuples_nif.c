/*
 * The C side of module tuples: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "tuples_nif.h"

#include <math.h>
#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_true;
  ERL_NIF_TERM atom_false;
  ERL_NIF_TERM atom_value;
  ERL_NIF_TERM atom_line;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct tuples_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *tuples_env(tuples_call *call) {
  return call->env;
}

void *tuples_alloc(tuples_call *call, size_t count, size_t size) {
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

static void begin(tuples_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(tuples_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(tuples_call *call, tuples_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == TUPLES_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == TUPLES_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == TUPLES_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *tuples_make_binary(tuples_call *call, size_t size, tuples_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_float(tuples_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_float(tuples_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
  return true;
}

static bool get_point(tuples_call *call, ERL_NIF_TERM term, tuples_point *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_float(call, parts[0], &out->x)
         && get_float(call, parts[1], &out->y);
}

static bool put_point(tuples_call *call, const tuples_point *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  if (!put_float(call, &in->x, &parts[0])
      || !put_float(call, &in->y, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_int64(tuples_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(tuples_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_binary(tuples_call *call, ERL_NIF_TERM term, tuples_binary *out) {
  ErlNifBinary view;
  if (!enif_inspect_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = term;
  return true;
}

/* What is a part of a binary that Erlang has already is not copied. */
static bool put_binary(tuples_call *call, const tuples_binary *in, ERL_NIF_TERM *term) {
  ErlNifBinary whole;
  unsigned char *copy;
  if (in->term != 0 && enif_inspect_binary(call->env, in->term, &whole)) {
    const uintptr_t start = (uintptr_t)whole.data;
    const uintptr_t data = (uintptr_t)in->data;
    if (data == start && in->size == whole.size) {
      *term = in->term;
      return true;
    }
    if (data >= start && data - start <= whole.size && in->size <= whole.size - (data - start)) {
      *term = enif_make_sub_binary(call->env, in->term, data - start, in->size);
      return true;
    }
  }
  if (in->data == NULL && in->size != 0) {
    return false;
  }
  copy = enif_make_new_binary(call->env, in->size, term);
  if (copy == NULL) {
    call->out_of_memory = true;
    return false;
  }
  if (in->size != 0) {
    memcpy(copy, in->data, in->size);
  }
  return true;
}

static bool get_boolean(tuples_call *call, ERL_NIF_TERM term, bool *out) {
  *out = enif_is_identical(term, call->library->atom_true) != 0;
  return *out || enif_is_identical(term, call->library->atom_false);
}

static bool put_boolean(tuples_call *call, const bool *in, ERL_NIF_TERM *term) {
  *term = *in ? call->library->atom_true : call->library->atom_false;
  return true;
}

static bool get_mixed_arg1(tuples_call *call, ERL_NIF_TERM term, tuples_mixed_arg1 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && get_int64(call, parts[0], &out->part1)
         && get_binary(call, parts[1], &out->part2)
         && get_boolean(call, parts[2], &out->part3);
}

static bool put_mixed_arg1(tuples_call *call, const tuples_mixed_arg1 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  if (!put_int64(call, &in->part1, &parts[0])
      || !put_binary(call, &in->part2, &parts[1])
      || !put_boolean(call, &in->part3, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static bool get_tagged_arg1(tuples_call *call, ERL_NIF_TERM term, int64_t *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_value)
         && get_int64(call, parts[1], out);
}

static bool put_tagged_arg1(tuples_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_value;
  if (!put_int64(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_nested_arg1_part2(tuples_call *call, ERL_NIF_TERM term, tuples_nested_arg1_part2 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && enif_is_identical(parts[0], call->library->atom_line)
         && get_point(call, parts[1], &out->part2)
         && get_point(call, parts[2], &out->part3);
}

static bool put_nested_arg1_part2(tuples_call *call, const tuples_nested_arg1_part2 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  parts[0] = call->library->atom_line;
  if (!put_point(call, &in->part2, &parts[1])
      || !put_point(call, &in->part3, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static bool get_nested_arg1(tuples_call *call, ERL_NIF_TERM term, tuples_nested_arg1 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_point(call, parts[0], &out->part1)
         && get_nested_arg1_part2(call, parts[1], &out->part2);
}

static bool put_nested_arg1(tuples_call *call, const tuples_nested_arg1 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  if (!put_point(call, &in->part1, &parts[0])
      || !put_nested_arg1_part2(call, &in->part2, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_empty_arg1(tuples_call *call, ERL_NIF_TERM term) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 0;
}

static bool get_tuple(tuples_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_tuple(call->env, term);
}

static bool put_tuple(tuples_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_tuple(call->env, term);
}

static bool get_atom(tuples_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_atom(call->env, term);
}

static bool put_atom(tuples_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_atom(call->env, term);
}

static bool get_int_0_to_255(tuples_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 255) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_255(tuples_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 255) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_mfa_arg1(tuples_call *call, ERL_NIF_TERM term, tuples_mfa_arg1 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && get_atom(call, parts[0], &out->module)
         && get_atom(call, parts[1], &out->function)
         && get_int_0_to_255(call, parts[2], &out->arity);
}

static bool put_mfa_arg1(tuples_call *call, const tuples_mfa_arg1 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  if (!put_atom(call, &in->module, &parts[0])
      || !put_atom(call, &in->function, &parts[1])
      || !put_int_0_to_255(call, &in->arity, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static ERL_NIF_TERM call_point(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  tuples_point arg0;
  tuples_point result;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_point(call, argv[0], &arg0)) {
    how = tuples_impl_point(call, &arg0, &result);
  }
  if (how == TUPLES_DONE && !put_point(call, &result, &answer)) {
    how = TUPLES_BAD_RESULT;
  }
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "point", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_mixed(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  tuples_mixed_arg1 arg0;
  tuples_mixed_arg1 result;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_mixed_arg1(call, argv[0], &arg0)) {
    how = tuples_impl_mixed(call, &arg0, &result);
  }
  if (how == TUPLES_DONE && !put_mixed_arg1(call, &result, &answer)) {
    how = TUPLES_BAD_RESULT;
  }
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "mixed", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_tagged(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  int64_t arg0;
  int64_t result;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_tagged_arg1(call, argv[0], &arg0)) {
    how = tuples_impl_tagged(call, arg0, &result);
  }
  if (how == TUPLES_DONE && !put_tagged_arg1(call, &result, &answer)) {
    how = TUPLES_BAD_RESULT;
  }
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "tagged", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nested(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  tuples_nested_arg1 arg0;
  tuples_nested_arg1 result;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_nested_arg1(call, argv[0], &arg0)) {
    how = tuples_impl_nested(call, &arg0, &result);
  }
  if (how == TUPLES_DONE && !put_nested_arg1(call, &result, &answer)) {
    how = TUPLES_BAD_RESULT;
  }
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "nested", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_empty(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  if (get_empty_arg1(call, argv[0])) {
    how = tuples_impl_empty(call);
  }
  answer = enif_make_tuple(call->env, 0);
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "empty", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_any(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_tuple(call, argv[0], &arg0)) {
    how = tuples_impl_any(call, arg0, &result);
  }
  if (how == TUPLES_DONE && !put_tuple(call, &result, &answer)) {
    how = TUPLES_BAD_RESULT;
  }
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "any", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_mfa(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  tuples_call state;
  tuples_call *const call = &state;
  tuples_mfa_arg1 arg0;
  tuples_mfa_arg1 result;
  tuples_return how = TUPLES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_mfa_arg1(call, argv[0], &arg0)) {
    how = tuples_impl_mfa(call, &arg0, &result);
  }
  if (how == TUPLES_DONE && !put_mfa_arg1(call, &result, &answer)) {
    how = TUPLES_BAD_RESULT;
  }
  if (how != TUPLES_DONE) {
    answer = failed(call, how, "mfa", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"point", 1, call_point, 0},
  {"mixed", 1, call_mixed, 0},
  {"tagged", 1, call_tagged, 0},
  {"nested", 1, call_nested, 0},
  {"empty", 1, call_empty, 0},
  {"any", 1, call_any, 0},
  {"mfa", 1, call_mfa, 0}
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
  self->atom_true = enif_make_atom_len(env, "true", 4);
  self->atom_false = enif_make_atom_len(env, "false", 5);
  self->atom_value = enif_make_atom_len(env, "value", 5);
  self->atom_line = enif_make_atom_len(env, "line", 4);
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

ERL_NIF_INIT(tuples, functions, load, NULL, upgrade, unload)
