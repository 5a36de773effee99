/*
 * The C side of module unions: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "unions_nif.h"

#include <math.h>
#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_null;
  ERL_NIF_TERM atom_true;
  ERL_NIF_TERM atom_false;
  ERL_NIF_TERM atom_none;
  ERL_NIF_TERM atom_circle;
  ERL_NIF_TERM atom_square;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct unions_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *unions_env(unions_call *call) {
  return call->env;
}

void *unions_alloc(unions_call *call, size_t count, size_t size) {
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

static void begin(unions_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(unions_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(unions_call *call, unions_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == UNIONS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == UNIONS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == UNIONS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *unions_make_binary(unions_call *call, size_t size, unions_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_int64(unions_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(unions_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_float(unions_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_float(unions_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
  return true;
}

static bool get_binary(unions_call *call, ERL_NIF_TERM term, unions_binary *out) {
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
static bool put_binary(unions_call *call, const unions_binary *in, ERL_NIF_TERM *term) {
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

static bool get_boolean(unions_call *call, ERL_NIF_TERM term, bool *out) {
  *out = enif_is_identical(term, call->library->atom_true) != 0;
  return *out || enif_is_identical(term, call->library->atom_false);
}

static bool put_boolean(unions_call *call, const bool *in, ERL_NIF_TERM *term) {
  *term = *in ? call->library->atom_true : call->library->atom_false;
  return true;
}

static bool get_scalar_arg1(unions_call *call, ERL_NIF_TERM term, unions_scalar_arg1 *out) {
  if (enif_is_identical(term, call->library->atom_null)) {
    out->tag = UNIONS_SCALAR_ARG1_NULL;
    return true;
  }
  if (get_int64(call, term, &out->as.integer)) {
    out->tag = UNIONS_SCALAR_ARG1_INTEGER;
    return true;
  }
  if (get_float(call, term, &out->as.float_)) {
    out->tag = UNIONS_SCALAR_ARG1_FLOAT;
    return true;
  }
  if (get_binary(call, term, &out->as.binary)) {
    out->tag = UNIONS_SCALAR_ARG1_BINARY;
    return true;
  }
  if (get_boolean(call, term, &out->as.boolean)) {
    out->tag = UNIONS_SCALAR_ARG1_BOOLEAN;
    return true;
  }
  return false;
}

static bool put_scalar_arg1(unions_call *call, const unions_scalar_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case UNIONS_SCALAR_ARG1_NULL:
      *term = call->library->atom_null;
      return true;
    case UNIONS_SCALAR_ARG1_INTEGER:
      return put_int64(call, &in->as.integer, term);
    case UNIONS_SCALAR_ARG1_FLOAT:
      return put_float(call, &in->as.float_, term);
    case UNIONS_SCALAR_ARG1_BINARY:
      return put_binary(call, &in->as.binary, term);
    case UNIONS_SCALAR_ARG1_BOOLEAN:
      return put_boolean(call, &in->as.boolean, term);
  }
  return false;
}

static bool get_int64_list(unions_call *call, ERL_NIF_TERM term, unions_int64_list *out) {
  ERL_NIF_TERM head;
  int64_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = unions_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_int64(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_int64_list(unions_call *call, const unions_int64_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_int64(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_binary_to_float_map(unions_call *call, ERL_NIF_TERM term, unions_binary_to_float_map *out) {
  ErlNifMapIterator at;
  ERL_NIF_TERM key;
  ERL_NIF_TERM value;
  unions_binary_to_float_map_pair *pairs;
  size_t size;
  size_t i = 0;
  bool fits = true;
  if (!enif_get_map_size(call->env, term, &size)) {
    return false;
  }
  pairs = unions_alloc(call, size, sizeof *pairs);
  if (pairs == NULL
      || !enif_map_iterator_create(call->env, term, &at, ERL_NIF_MAP_ITERATOR_FIRST)) {
    return false;
  }
  while (fits && i < size && enif_map_iterator_get_pair(call->env, &at, &key, &value)) {
    fits = get_binary(call, key, &pairs[i].key) && get_float(call, value, &pairs[i].value);
    i++;
    enif_map_iterator_next(call->env, &at);
  }
  enif_map_iterator_destroy(call->env, &at);
  out->pairs = pairs;
  out->size = size;
  return fits && i == size;
}

/* Two pairs of one key are no map. */
static bool put_binary_to_float_map(unions_call *call, const unions_binary_to_float_map *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM *keys = unions_alloc(call, in->size, sizeof *keys);
  ERL_NIF_TERM *values = unions_alloc(call, in->size, sizeof *values);
  size_t i;
  if (keys == NULL || values == NULL || (in->pairs == NULL && in->size != 0)) {
    return false;
  }
  for (i = 0; i < in->size; i++) {
    if (!put_binary(call, &in->pairs[i].key, &keys[i]) || !put_float(call, &in->pairs[i].value, &values[i])) {
      return false;
    }
  }
  return enif_make_map_from_arrays(call->env, keys, values, in->size, term) != 0;
}

static bool get_json_arg1(unions_call *call, ERL_NIF_TERM term, unions_json_arg1 *out) {
  if (enif_is_identical(term, call->library->atom_null)) {
    out->tag = UNIONS_JSON_ARG1_NULL;
    return true;
  }
  if (get_binary(call, term, &out->as.binary)) {
    out->tag = UNIONS_JSON_ARG1_BINARY;
    return true;
  }
  if (get_int64_list(call, term, &out->as.int64_list)) {
    out->tag = UNIONS_JSON_ARG1_INT64_LIST;
    return true;
  }
  if (get_binary_to_float_map(call, term, &out->as.binary_to_float_map)) {
    out->tag = UNIONS_JSON_ARG1_BINARY_TO_FLOAT_MAP;
    return true;
  }
  return false;
}

static bool put_json_arg1(unions_call *call, const unions_json_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case UNIONS_JSON_ARG1_NULL:
      *term = call->library->atom_null;
      return true;
    case UNIONS_JSON_ARG1_BINARY:
      return put_binary(call, &in->as.binary, term);
    case UNIONS_JSON_ARG1_INT64_LIST:
      return put_int64_list(call, &in->as.int64_list, term);
    case UNIONS_JSON_ARG1_BINARY_TO_FLOAT_MAP:
      return put_binary_to_float_map(call, &in->as.binary_to_float_map, term);
  }
  return false;
}

static bool get_int_0_to_5(unions_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 5) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_5(unions_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 5) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_3_to_9(unions_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 3 || value > 9) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_3_to_9(unions_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 3 || value > 9) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_20_to_30(unions_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 20 || value > 30) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_20_to_30(unions_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 20 || value > 30) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_overlapping_arg1(unions_call *call, ERL_NIF_TERM term, unions_overlapping_arg1 *out) {
  if (get_int_0_to_5(call, term, &out->as.integer)) {
    out->tag = UNIONS_OVERLAPPING_ARG1_INTEGER;
    return true;
  }
  if (get_int_3_to_9(call, term, &out->as.integer_2)) {
    out->tag = UNIONS_OVERLAPPING_ARG1_INTEGER_2;
    return true;
  }
  if (get_int_20_to_30(call, term, &out->as.integer_3)) {
    out->tag = UNIONS_OVERLAPPING_ARG1_INTEGER_3;
    return true;
  }
  return false;
}

static bool put_overlapping_arg1(unions_call *call, const unions_overlapping_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case UNIONS_OVERLAPPING_ARG1_INTEGER:
      return put_int_0_to_5(call, &in->as.integer, term);
    case UNIONS_OVERLAPPING_ARG1_INTEGER_2:
      return put_int_3_to_9(call, &in->as.integer_2, term);
    case UNIONS_OVERLAPPING_ARG1_INTEGER_3:
      return put_int_20_to_30(call, &in->as.integer_3, term);
  }
  return false;
}

static bool get_binary_list(unions_call *call, ERL_NIF_TERM term, unions_binary_list *out) {
  ERL_NIF_TERM head;
  unions_binary *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = unions_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_binary(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_binary_list(unions_call *call, const unions_binary_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_binary(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_lists_arg1(unions_call *call, ERL_NIF_TERM term, unions_lists_arg1 *out) {
  if (get_int64_list(call, term, &out->as.int64_list)) {
    out->tag = UNIONS_LISTS_ARG1_INT64_LIST;
    return true;
  }
  if (get_binary_list(call, term, &out->as.binary_list)) {
    out->tag = UNIONS_LISTS_ARG1_BINARY_LIST;
    return true;
  }
  return false;
}

static bool put_lists_arg1(unions_call *call, const unions_lists_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case UNIONS_LISTS_ARG1_INT64_LIST:
      return put_int64_list(call, &in->as.int64_list, term);
    case UNIONS_LISTS_ARG1_BINARY_LIST:
      return put_binary_list(call, &in->as.binary_list, term);
  }
  return false;
}

static bool get_circle(unions_call *call, ERL_NIF_TERM term, double *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_circle)
         && get_float(call, parts[1], out);
}

static bool put_circle(unions_call *call, const double *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_circle;
  if (!put_float(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_square(unions_call *call, ERL_NIF_TERM term, unions_square *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && enif_is_identical(parts[0], call->library->atom_square)
         && get_float(call, parts[1], &out->side)
         && get_binary(call, parts[2], &out->label);
}

static bool put_square(unions_call *call, const unions_square *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  parts[0] = call->library->atom_square;
  if (!put_float(call, &in->side, &parts[1])
      || !put_binary(call, &in->label, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static bool get_shape(unions_call *call, ERL_NIF_TERM term, unions_shape *out) {
  if (enif_is_identical(term, call->library->atom_none)) {
    out->tag = UNIONS_SHAPE_NONE;
    return true;
  }
  if (get_circle(call, term, &out->as.circle)) {
    out->tag = UNIONS_SHAPE_CIRCLE;
    return true;
  }
  if (get_square(call, term, &out->as.square)) {
    out->tag = UNIONS_SHAPE_SQUARE;
    return true;
  }
  return false;
}

static bool put_shape(unions_call *call, const unions_shape *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case UNIONS_SHAPE_NONE:
      *term = call->library->atom_none;
      return true;
    case UNIONS_SHAPE_CIRCLE:
      return put_circle(call, &in->as.circle, term);
    case UNIONS_SHAPE_SQUARE:
      return put_square(call, &in->as.square, term);
  }
  return false;
}

static bool get_shape_list(unions_call *call, ERL_NIF_TERM term, unions_shape_list *out) {
  ERL_NIF_TERM head;
  unions_shape *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = unions_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_shape(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_shape_list(unions_call *call, const unions_shape_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_shape(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_scalar(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  unions_call state;
  unions_call *const call = &state;
  unions_scalar_arg1 arg0;
  unions_scalar_arg1 result;
  unions_return how = UNIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_scalar_arg1(call, argv[0], &arg0)) {
    how = unions_impl_scalar(call, &arg0, &result);
  }
  if (how == UNIONS_DONE && !put_scalar_arg1(call, &result, &answer)) {
    how = UNIONS_BAD_RESULT;
  }
  if (how != UNIONS_DONE) {
    answer = failed(call, how, "scalar", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_json(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  unions_call state;
  unions_call *const call = &state;
  unions_json_arg1 arg0;
  unions_json_arg1 result;
  unions_return how = UNIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_json_arg1(call, argv[0], &arg0)) {
    how = unions_impl_json(call, &arg0, &result);
  }
  if (how == UNIONS_DONE && !put_json_arg1(call, &result, &answer)) {
    how = UNIONS_BAD_RESULT;
  }
  if (how != UNIONS_DONE) {
    answer = failed(call, how, "json", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_overlapping(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  unions_call state;
  unions_call *const call = &state;
  unions_overlapping_arg1 arg0;
  unions_overlapping_arg1 result;
  unions_return how = UNIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_overlapping_arg1(call, argv[0], &arg0)) {
    how = unions_impl_overlapping(call, &arg0, &result);
  }
  if (how == UNIONS_DONE && !put_overlapping_arg1(call, &result, &answer)) {
    how = UNIONS_BAD_RESULT;
  }
  if (how != UNIONS_DONE) {
    answer = failed(call, how, "overlapping", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_lists(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  unions_call state;
  unions_call *const call = &state;
  unions_lists_arg1 arg0;
  unions_lists_arg1 result;
  unions_return how = UNIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_lists_arg1(call, argv[0], &arg0)) {
    how = unions_impl_lists(call, &arg0, &result);
  }
  if (how == UNIONS_DONE && !put_lists_arg1(call, &result, &answer)) {
    how = UNIONS_BAD_RESULT;
  }
  if (how != UNIONS_DONE) {
    answer = failed(call, how, "lists", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_shapes(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  unions_call state;
  unions_call *const call = &state;
  unions_shape_list arg0;
  unions_shape_list result;
  unions_return how = UNIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_shape_list(call, argv[0], &arg0)) {
    how = unions_impl_shapes(call, arg0, &result);
  }
  if (how == UNIONS_DONE && !put_shape_list(call, &result, &answer)) {
    how = UNIONS_BAD_RESULT;
  }
  if (how != UNIONS_DONE) {
    answer = failed(call, how, "shapes", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"scalar", 1, call_scalar, 0},
  {"json", 1, call_json, 0},
  {"overlapping", 1, call_overlapping, 0},
  {"lists", 1, call_lists, 0},
  {"shapes", 1, call_shapes, 0}
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
  self->atom_null = enif_make_atom_len(env, "null", 4);
  self->atom_true = enif_make_atom_len(env, "true", 4);
  self->atom_false = enif_make_atom_len(env, "false", 5);
  self->atom_none = enif_make_atom_len(env, "none", 4);
  self->atom_circle = enif_make_atom_len(env, "circle", 6);
  self->atom_square = enif_make_atom_len(env, "square", 6);
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

ERL_NIF_INIT(unions, functions, load, NULL, upgrade, unload)
