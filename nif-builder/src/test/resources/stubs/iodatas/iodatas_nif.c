/*
 * The C side of module iodatas: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "iodatas_nif.h"

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

struct iodatas_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *iodatas_env(iodatas_call *call) {
  return call->env;
}

void *iodatas_alloc(iodatas_call *call, size_t count, size_t size) {
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

static void begin(iodatas_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(iodatas_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(iodatas_call *call, iodatas_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == IODATAS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == IODATAS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == IODATAS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *iodatas_make_binary(iodatas_call *call, size_t size, iodatas_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

/* What is a part of a binary that Erlang has already is not copied. */
static bool put_binary(iodatas_call *call, const iodatas_binary *in, ERL_NIF_TERM *term) {
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

static bool get_iodata(iodatas_call *call, ERL_NIF_TERM term, iodatas_binary *out) {
  ErlNifBinary view;
  if (!enif_inspect_iolist_as_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = enif_is_binary(call->env, term) ? term : 0;
  return true;
}

static bool put_iodata(iodatas_call *call, const iodatas_binary *in, ERL_NIF_TERM *term) {
  return put_binary(call, in, term);
}

static bool get_iolist(iodatas_call *call, ERL_NIF_TERM term, iodatas_binary *out) {
  ErlNifBinary view;
  if (!enif_is_list(call->env, term)) {
    return false;
  }
  if (!enif_inspect_iolist_as_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = 0;
  return true;
}

static bool put_iolist(iodatas_call *call, const iodatas_binary *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM bytes;
  if (!put_binary(call, in, &bytes)) {
    return false;
  }
  *term = enif_make_list1(call->env, bytes);
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  iodatas_call state;
  iodatas_call *const call = &state;
  iodatas_binary arg0;
  iodatas_binary result;
  iodatas_return how = IODATAS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_iodata(call, argv[0], &arg0)) {
    how = iodatas_impl_echo(call, arg0, &result);
  }
  if (how == IODATAS_DONE && !put_iodata(call, &result, &answer)) {
    how = IODATAS_BAD_RESULT;
  }
  if (how != IODATAS_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_list(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  iodatas_call state;
  iodatas_call *const call = &state;
  iodatas_binary arg0;
  iodatas_binary result;
  iodatas_return how = IODATAS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_iolist(call, argv[0], &arg0)) {
    how = iodatas_impl_list(call, arg0, &result);
  }
  if (how == IODATAS_DONE && !put_iolist(call, &result, &answer)) {
    how = IODATAS_BAD_RESULT;
  }
  if (how != IODATAS_DONE) {
    answer = failed(call, how, "list", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
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

ERL_NIF_INIT(iodatas, functions, load, NULL, upgrade, unload)
