/*
 * The C side of module booleans: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "booleans_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_true;
  ERL_NIF_TERM atom_false;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct booleans_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *booleans_env(booleans_call *call) {
  return call->env;
}

void *booleans_alloc(booleans_call *call, size_t count, size_t size) {
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

static void begin(booleans_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(booleans_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(booleans_call *call, booleans_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == BOOLEANS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == BOOLEANS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == BOOLEANS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool get_boolean(booleans_call *call, ERL_NIF_TERM term, bool *out) {
  *out = enif_is_identical(term, call->library->atom_true) != 0;
  return *out || enif_is_identical(term, call->library->atom_false);
}

static bool put_boolean(booleans_call *call, const bool *in, ERL_NIF_TERM *term) {
  *term = *in ? call->library->atom_true : call->library->atom_false;
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  booleans_call state;
  booleans_call *const call = &state;
  bool arg0;
  bool result;
  booleans_return how = BOOLEANS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_boolean(call, argv[0], &arg0)) {
    how = booleans_impl_echo(call, arg0, &result);
  }
  if (how == BOOLEANS_DONE && !put_boolean(call, &result, &answer)) {
    how = BOOLEANS_BAD_RESULT;
  }
  if (how != BOOLEANS_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_both(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  booleans_call state;
  booleans_call *const call = &state;
  bool arg0;
  bool result;
  booleans_return how = BOOLEANS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_boolean(call, argv[0], &arg0)) {
    how = booleans_impl_both(call, arg0, &result);
  }
  if (how == BOOLEANS_DONE && !put_boolean(call, &result, &answer)) {
    how = BOOLEANS_BAD_RESULT;
  }
  if (how != BOOLEANS_DONE) {
    answer = failed(call, how, "both", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
  {"both", 1, call_both, 0}
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

ERL_NIF_INIT(booleans, functions, load, NULL, upgrade, unload)
