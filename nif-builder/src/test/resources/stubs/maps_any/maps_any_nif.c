/*
 * The C side of module maps_any: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "maps_any_nif.h"

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

struct maps_any_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *maps_any_env(maps_any_call *call) {
  return call->env;
}

void *maps_any_alloc(maps_any_call *call, size_t count, size_t size) {
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

static void begin(maps_any_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(maps_any_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(maps_any_call *call, maps_any_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == MAPS_ANY_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == MAPS_ANY_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == MAPS_ANY_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *maps_any_make_binary(maps_any_call *call, size_t size, maps_any_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_binary(maps_any_call *call, ERL_NIF_TERM term, maps_any_binary *out) {
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
static bool put_binary(maps_any_call *call, const maps_any_binary *in, ERL_NIF_TERM *term) {
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

static bool get_uint64(maps_any_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_uint64(maps_any_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_binary_to_uint64_map(maps_any_call *call, ERL_NIF_TERM term, maps_any_binary_to_uint64_map *out) {
  ErlNifMapIterator at;
  ERL_NIF_TERM key;
  ERL_NIF_TERM value;
  maps_any_binary_to_uint64_map_pair *pairs;
  size_t size;
  size_t i = 0;
  bool fits = true;
  if (!enif_get_map_size(call->env, term, &size)) {
    return false;
  }
  pairs = maps_any_alloc(call, size, sizeof *pairs);
  if (pairs == NULL
      || !enif_map_iterator_create(call->env, term, &at, ERL_NIF_MAP_ITERATOR_FIRST)) {
    return false;
  }
  while (fits && i < size && enif_map_iterator_get_pair(call->env, &at, &key, &value)) {
    fits = get_binary(call, key, &pairs[i].key) && get_uint64(call, value, &pairs[i].value);
    i++;
    enif_map_iterator_next(call->env, &at);
  }
  enif_map_iterator_destroy(call->env, &at);
  out->pairs = pairs;
  out->size = size;
  return fits && i == size;
}

/* Two pairs of one key are no map. */
static bool put_binary_to_uint64_map(maps_any_call *call, const maps_any_binary_to_uint64_map *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM *keys = maps_any_alloc(call, in->size, sizeof *keys);
  ERL_NIF_TERM *values = maps_any_alloc(call, in->size, sizeof *values);
  size_t i;
  if (keys == NULL || values == NULL || (in->pairs == NULL && in->size != 0)) {
    return false;
  }
  for (i = 0; i < in->size; i++) {
    if (!put_binary(call, &in->pairs[i].key, &keys[i]) || !put_uint64(call, &in->pairs[i].value, &values[i])) {
      return false;
    }
  }
  return enif_make_map_from_arrays(call->env, keys, values, in->size, term) != 0;
}

static bool get_int64(maps_any_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(maps_any_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_float(maps_any_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_float(maps_any_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
  return true;
}

static bool get_float_list(maps_any_call *call, ERL_NIF_TERM term, maps_any_float_list *out) {
  ERL_NIF_TERM head;
  double *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = maps_any_alloc(call, length, sizeof *items);
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

static bool put_float_list(maps_any_call *call, const maps_any_float_list *in, ERL_NIF_TERM *term) {
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

static bool get_int64_to_float_list_map(maps_any_call *call, ERL_NIF_TERM term, maps_any_int64_to_float_list_map *out) {
  ErlNifMapIterator at;
  ERL_NIF_TERM key;
  ERL_NIF_TERM value;
  maps_any_int64_to_float_list_map_pair *pairs;
  size_t size;
  size_t i = 0;
  bool fits = true;
  if (!enif_get_map_size(call->env, term, &size)) {
    return false;
  }
  pairs = maps_any_alloc(call, size, sizeof *pairs);
  if (pairs == NULL
      || !enif_map_iterator_create(call->env, term, &at, ERL_NIF_MAP_ITERATOR_FIRST)) {
    return false;
  }
  while (fits && i < size && enif_map_iterator_get_pair(call->env, &at, &key, &value)) {
    fits = get_int64(call, key, &pairs[i].key) && get_float_list(call, value, &pairs[i].value);
    i++;
    enif_map_iterator_next(call->env, &at);
  }
  enif_map_iterator_destroy(call->env, &at);
  out->pairs = pairs;
  out->size = size;
  return fits && i == size;
}

/* Two pairs of one key are no map. */
static bool put_int64_to_float_list_map(maps_any_call *call, const maps_any_int64_to_float_list_map *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM *keys = maps_any_alloc(call, in->size, sizeof *keys);
  ERL_NIF_TERM *values = maps_any_alloc(call, in->size, sizeof *values);
  size_t i;
  if (keys == NULL || values == NULL || (in->pairs == NULL && in->size != 0)) {
    return false;
  }
  for (i = 0; i < in->size; i++) {
    if (!put_int64(call, &in->pairs[i].key, &keys[i]) || !put_float_list(call, &in->pairs[i].value, &values[i])) {
      return false;
    }
  }
  return enif_make_map_from_arrays(call->env, keys, values, in->size, term) != 0;
}

static bool get_term(maps_any_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  (void)call;
  *out = term;
  return true;
}

static bool put_term(maps_any_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  (void)call;
  *out = term;
  return term != 0;
}

static bool get_term_to_term_map(maps_any_call *call, ERL_NIF_TERM term, maps_any_term_to_term_map *out) {
  ErlNifMapIterator at;
  ERL_NIF_TERM key;
  ERL_NIF_TERM value;
  maps_any_term_to_term_map_pair *pairs;
  size_t size;
  size_t i = 0;
  bool fits = true;
  if (!enif_get_map_size(call->env, term, &size)) {
    return false;
  }
  pairs = maps_any_alloc(call, size, sizeof *pairs);
  if (pairs == NULL
      || !enif_map_iterator_create(call->env, term, &at, ERL_NIF_MAP_ITERATOR_FIRST)) {
    return false;
  }
  while (fits && i < size && enif_map_iterator_get_pair(call->env, &at, &key, &value)) {
    fits = get_term(call, key, &pairs[i].key) && get_term(call, value, &pairs[i].value);
    i++;
    enif_map_iterator_next(call->env, &at);
  }
  enif_map_iterator_destroy(call->env, &at);
  out->pairs = pairs;
  out->size = size;
  return fits && i == size;
}

/* Two pairs of one key are no map. */
static bool put_term_to_term_map(maps_any_call *call, const maps_any_term_to_term_map *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM *keys = maps_any_alloc(call, in->size, sizeof *keys);
  ERL_NIF_TERM *values = maps_any_alloc(call, in->size, sizeof *values);
  size_t i;
  if (keys == NULL || values == NULL || (in->pairs == NULL && in->size != 0)) {
    return false;
  }
  for (i = 0; i < in->size; i++) {
    if (!put_term(call, &in->pairs[i].key, &keys[i]) || !put_term(call, &in->pairs[i].value, &values[i])) {
      return false;
    }
  }
  return enif_make_map_from_arrays(call->env, keys, values, in->size, term) != 0;
}

static ERL_NIF_TERM call_counts(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_any_call state;
  maps_any_call *const call = &state;
  maps_any_binary_to_uint64_map arg0;
  maps_any_binary_to_uint64_map result;
  maps_any_return how = MAPS_ANY_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_to_uint64_map(call, argv[0], &arg0)) {
    how = maps_any_impl_counts(call, arg0, &result);
  }
  if (how == MAPS_ANY_DONE && !put_binary_to_uint64_map(call, &result, &answer)) {
    how = MAPS_ANY_BAD_RESULT;
  }
  if (how != MAPS_ANY_DONE) {
    answer = failed(call, how, "counts", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_table(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_any_call state;
  maps_any_call *const call = &state;
  maps_any_int64_to_float_list_map arg0;
  maps_any_int64_to_float_list_map result;
  maps_any_return how = MAPS_ANY_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64_to_float_list_map(call, argv[0], &arg0)) {
    how = maps_any_impl_table(call, arg0, &result);
  }
  if (how == MAPS_ANY_DONE && !put_int64_to_float_list_map(call, &result, &answer)) {
    how = MAPS_ANY_BAD_RESULT;
  }
  if (how != MAPS_ANY_DONE) {
    answer = failed(call, how, "table", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_loose(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_any_call state;
  maps_any_call *const call = &state;
  maps_any_term_to_term_map arg0;
  maps_any_term_to_term_map result;
  maps_any_return how = MAPS_ANY_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_term_to_term_map(call, argv[0], &arg0)) {
    how = maps_any_impl_loose(call, arg0, &result);
  }
  if (how == MAPS_ANY_DONE && !put_term_to_term_map(call, &result, &answer)) {
    how = MAPS_ANY_BAD_RESULT;
  }
  if (how != MAPS_ANY_DONE) {
    answer = failed(call, how, "loose", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"counts", 1, call_counts, 0},
  {"table", 1, call_table, 0},
  {"loose", 1, call_loose, 0}
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

ERL_NIF_INIT(maps_any, functions, load, NULL, upgrade, unload)
