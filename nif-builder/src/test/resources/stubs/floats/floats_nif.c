/*
 * The C side of module floats: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "floats_nif.h"

#include <math.h>
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

struct floats_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *floats_env(floats_call *call) {
  return call->env;
}

void *floats_alloc(floats_call *call, size_t count, size_t size) {
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

static void begin(floats_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(floats_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(floats_call *call, floats_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == FLOATS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == FLOATS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == FLOATS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool get_float(floats_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_float(floats_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
  return true;
}

static bool get_int64(floats_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(floats_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_number_arg1(floats_call *call, ERL_NIF_TERM term, floats_number_arg1 *out) {
  if (get_int64(call, term, &out->as.integer)) {
    out->tag = FLOATS_NUMBER_ARG1_INTEGER;
    return true;
  }
  if (get_float(call, term, &out->as.float_)) {
    out->tag = FLOATS_NUMBER_ARG1_FLOAT;
    return true;
  }
  return false;
}

static bool put_number_arg1(floats_call *call, const floats_number_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case FLOATS_NUMBER_ARG1_INTEGER:
      return put_int64(call, &in->as.integer, term);
    case FLOATS_NUMBER_ARG1_FLOAT:
      return put_float(call, &in->as.float_, term);
  }
  return false;
}

static bool get_float_list(floats_call *call, ERL_NIF_TERM term, floats_float_list *out) {
  ERL_NIF_TERM head;
  double *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = floats_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_float(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_float_list(floats_call *call, const floats_float_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_float(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  floats_call state;
  floats_call *const call = &state;
  double arg0;
  double result;
  floats_return how = FLOATS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_float(call, argv[0], &arg0)) {
    how = floats_impl_echo(call, arg0, &result);
  }
  if (how == FLOATS_DONE && !put_float(call, &result, &answer)) {
    how = FLOATS_BAD_RESULT;
  }
  if (how != FLOATS_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_number(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  floats_call state;
  floats_call *const call = &state;
  floats_number_arg1 arg0;
  floats_number_arg1 result;
  floats_return how = FLOATS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_number_arg1(call, argv[0], &arg0)) {
    how = floats_impl_number(call, &arg0, &result);
  }
  if (how == FLOATS_DONE && !put_number_arg1(call, &result, &answer)) {
    how = FLOATS_BAD_RESULT;
  }
  if (how != FLOATS_DONE) {
    answer = failed(call, how, "number", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_list(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  floats_call state;
  floats_call *const call = &state;
  floats_float_list arg0;
  floats_float_list result;
  floats_return how = FLOATS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_float_list(call, argv[0], &arg0)) {
    how = floats_impl_list(call, arg0, &result);
  }
  if (how == FLOATS_DONE && !put_float_list(call, &result, &answer)) {
    how = FLOATS_BAD_RESULT;
  }
  if (how != FLOATS_DONE) {
    answer = failed(call, how, "list", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
  {"number", 1, call_number, 0},
  {"list", 1, call_list, 0}
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

ERL_NIF_INIT(floats, functions, load, NULL, upgrade, unload)
