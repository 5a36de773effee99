/*
 * The C side of module binaries: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "binaries_nif.h"

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

struct binaries_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *binaries_env(binaries_call *call) {
  return call->env;
}

void *binaries_alloc(binaries_call *call, size_t count, size_t size) {
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

static void begin(binaries_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(binaries_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(binaries_call *call, binaries_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == BINARIES_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == BINARIES_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == BINARIES_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *binaries_make_binary(binaries_call *call, size_t size, binaries_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_binary(binaries_call *call, ERL_NIF_TERM term, binaries_binary *out) {
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
static bool put_binary(binaries_call *call, const binaries_binary *in, ERL_NIF_TERM *term) {
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

/* of 16 bytes */
static bool get_binary_of_16(binaries_call *call, ERL_NIF_TERM term, binaries_binary *out) {
  return get_binary(call, term, out) && out->size == 16;
}

/* of 16 bytes */
static bool put_binary_of_16(binaries_call *call, const binaries_binary *out, ERL_NIF_TERM *term) {
  return out->size == 16 && put_binary(call, out, term);
}

/* of 4 and any times 1 bytes */
static bool get_binary_of_4_and_1s(binaries_call *call, ERL_NIF_TERM term, binaries_binary *out) {
  return get_binary(call, term, out) && out->size >= 4;
}

/* of 4 and any times 1 bytes */
static bool put_binary_of_4_and_1s(binaries_call *call, const binaries_binary *out, ERL_NIF_TERM *term) {
  return out->size >= 4 && put_binary(call, out, term);
}

/* of 0 and any times 8 bytes */
static bool get_binary_of_0_and_8s(binaries_call *call, ERL_NIF_TERM term, binaries_binary *out) {
  return get_binary(call, term, out) && out->size % 8 == 0;
}

/* of 0 and any times 8 bytes */
static bool put_binary_of_0_and_8s(binaries_call *call, const binaries_binary *out, ERL_NIF_TERM *term) {
  return out->size % 8 == 0 && put_binary(call, out, term);
}

/* of 1 and any times 1 bytes */
static bool get_binary_of_1_and_1s(binaries_call *call, ERL_NIF_TERM term, binaries_binary *out) {
  return get_binary(call, term, out) && out->size >= 1;
}

/* of 1 and any times 1 bytes */
static bool put_binary_of_1_and_1s(binaries_call *call, const binaries_binary *out, ERL_NIF_TERM *term) {
  return out->size >= 1 && put_binary(call, out, term);
}

static bool get_bitstring(binaries_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_term_type(call->env, term) == ERL_NIF_TERM_TYPE_BITSTRING;
}

static bool put_bitstring(binaries_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_term_type(call->env, term) == ERL_NIF_TERM_TYPE_BITSTRING;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  binaries_call state;
  binaries_call *const call = &state;
  binaries_binary arg0;
  binaries_binary result;
  binaries_return how = BINARIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary(call, argv[0], &arg0)) {
    how = binaries_impl_echo(call, arg0, &result);
  }
  if (how == BINARIES_DONE && !put_binary(call, &result, &answer)) {
    how = BINARIES_BAD_RESULT;
  }
  if (how != BINARIES_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_key(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  binaries_call state;
  binaries_call *const call = &state;
  binaries_binary arg0;
  binaries_binary result;
  binaries_return how = BINARIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_of_16(call, argv[0], &arg0)) {
    how = binaries_impl_key(call, arg0, &result);
  }
  if (how == BINARIES_DONE && !put_binary_of_16(call, &result, &answer)) {
    how = BINARIES_BAD_RESULT;
  }
  if (how != BINARIES_DONE) {
    answer = failed(call, how, "key", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_header(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  binaries_call state;
  binaries_call *const call = &state;
  binaries_binary arg0;
  binaries_binary result;
  binaries_return how = BINARIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_of_4_and_1s(call, argv[0], &arg0)) {
    how = binaries_impl_header(call, arg0, &result);
  }
  if (how == BINARIES_DONE && !put_binary_of_4_and_1s(call, &result, &answer)) {
    how = BINARIES_BAD_RESULT;
  }
  if (how != BINARIES_DONE) {
    answer = failed(call, how, "header", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_blocks(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  binaries_call state;
  binaries_call *const call = &state;
  binaries_binary arg0;
  binaries_binary result;
  binaries_return how = BINARIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_of_0_and_8s(call, argv[0], &arg0)) {
    how = binaries_impl_blocks(call, arg0, &result);
  }
  if (how == BINARIES_DONE && !put_binary_of_0_and_8s(call, &result, &answer)) {
    how = BINARIES_BAD_RESULT;
  }
  if (how != BINARIES_DONE) {
    answer = failed(call, how, "blocks", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nonempty(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  binaries_call state;
  binaries_call *const call = &state;
  binaries_binary arg0;
  binaries_binary result;
  binaries_return how = BINARIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_of_1_and_1s(call, argv[0], &arg0)) {
    how = binaries_impl_nonempty(call, arg0, &result);
  }
  if (how == BINARIES_DONE && !put_binary_of_1_and_1s(call, &result, &answer)) {
    how = BINARIES_BAD_RESULT;
  }
  if (how != BINARIES_DONE) {
    answer = failed(call, how, "nonempty", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_bits(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  binaries_call state;
  binaries_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  binaries_return how = BINARIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_bitstring(call, argv[0], &arg0)) {
    how = binaries_impl_bits(call, arg0, &result);
  }
  if (how == BINARIES_DONE && !put_bitstring(call, &result, &answer)) {
    how = BINARIES_BAD_RESULT;
  }
  if (how != BINARIES_DONE) {
    answer = failed(call, how, "bits", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
  {"key", 1, call_key, 0},
  {"header", 1, call_header, 0},
  {"blocks", 1, call_blocks, 0},
  {"nonempty", 1, call_nonempty, 0},
  {"bits", 1, call_bits, 0}
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

ERL_NIF_INIT(binaries, functions, load, NULL, upgrade, unload)
