/*
 * The C side of module terms: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "terms_nif.h"

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

struct terms_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *terms_env(terms_call *call) {
  return call->env;
}

void *terms_alloc(terms_call *call, size_t count, size_t size) {
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

static void begin(terms_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(terms_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(terms_call *call, terms_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == TERMS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == TERMS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == TERMS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *terms_make_binary(terms_call *call, size_t size, terms_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_term(terms_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  (void)call;
  *out = term;
  return true;
}

static bool put_term(terms_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  (void)call;
  *out = term;
  return term != 0;
}

static bool get_pair_arg1(terms_call *call, ERL_NIF_TERM term, terms_pair_arg1 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_term(call, parts[0], &out->part1)
         && get_term(call, parts[1], &out->part2);
}

static bool put_pair_arg1(terms_call *call, const terms_pair_arg1 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  if (!put_term(call, &in->part1, &parts[0])
      || !put_term(call, &in->part2, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_int64(terms_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(terms_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_binary(terms_call *call, ERL_NIF_TERM term, terms_binary *out) {
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
static bool put_binary(terms_call *call, const terms_binary *in, ERL_NIF_TERM *term) {
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

static bool get_generic_x_element(terms_call *call, ERL_NIF_TERM term, terms_generic_x_element *out) {
  if (get_int64(call, term, &out->as.integer)) {
    out->tag = TERMS_GENERIC_X_ELEMENT_INTEGER;
    return true;
  }
  if (get_binary(call, term, &out->as.binary)) {
    out->tag = TERMS_GENERIC_X_ELEMENT_BINARY;
    return true;
  }
  return false;
}

static bool put_generic_x_element(terms_call *call, const terms_generic_x_element *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case TERMS_GENERIC_X_ELEMENT_INTEGER:
      return put_int64(call, &in->as.integer, term);
    case TERMS_GENERIC_X_ELEMENT_BINARY:
      return put_binary(call, &in->as.binary, term);
  }
  return false;
}

static bool get_generic_x_element_list(terms_call *call, ERL_NIF_TERM term, terms_generic_x_element_list *out) {
  ERL_NIF_TERM head;
  terms_generic_x_element *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = terms_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_generic_x_element(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_generic_x_element_list(terms_call *call, const terms_generic_x_element_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_generic_x_element(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_any(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  terms_call state;
  terms_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  terms_return how = TERMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_term(call, argv[0], &arg0)) {
    how = terms_impl_any(call, arg0, &result);
  }
  if (how == TERMS_DONE && !put_term(call, &result, &answer)) {
    how = TERMS_BAD_RESULT;
  }
  if (how != TERMS_DONE) {
    answer = failed(call, how, "any", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_term(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  terms_call state;
  terms_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  terms_return how = TERMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_term(call, argv[0], &arg0)) {
    how = terms_impl_term(call, arg0, &result);
  }
  if (how == TERMS_DONE && !put_term(call, &result, &answer)) {
    how = TERMS_BAD_RESULT;
  }
  if (how != TERMS_DONE) {
    answer = failed(call, how, "term", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_pair(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  terms_call state;
  terms_call *const call = &state;
  terms_pair_arg1 arg0;
  terms_pair_arg1 result;
  terms_return how = TERMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_pair_arg1(call, argv[0], &arg0)) {
    how = terms_impl_pair(call, &arg0, &result);
  }
  if (how == TERMS_DONE && !put_pair_arg1(call, &result, &answer)) {
    how = TERMS_BAD_RESULT;
  }
  if (how != TERMS_DONE) {
    answer = failed(call, how, "pair", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_generic(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  terms_call state;
  terms_call *const call = &state;
  terms_generic_x_element_list arg0;
  terms_generic_x_element_list result;
  terms_return how = TERMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_generic_x_element_list(call, argv[0], &arg0)) {
    how = terms_impl_generic(call, arg0, &result);
  }
  if (how == TERMS_DONE && !put_generic_x_element_list(call, &result, &answer)) {
    how = TERMS_BAD_RESULT;
  }
  if (how != TERMS_DONE) {
    answer = failed(call, how, "generic", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"any", 1, call_any, 0},
  {"term", 1, call_term, 0},
  {"pair", 1, call_pair, 0},
  {"generic", 1, call_generic, 0}
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

ERL_NIF_INIT(terms, functions, load, NULL, upgrade, unload)
