/*
 * The C side of module maps_known: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "maps_known_nif.h"

#include <math.h>
#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_x;
  ERL_NIF_TERM atom_y;
  ERL_NIF_TERM atom_true;
  ERL_NIF_TERM atom_fast;
  ERL_NIF_TERM atom_slow;
  ERL_NIF_TERM atom_size;
  ERL_NIF_TERM atom_name;
  ERL_NIF_TERM atom_deep;
  ERL_NIF_TERM atom_mode;
  ERL_NIF_TERM atom_shape;
  ERL_NIF_TERM atom_undefined;
  ERL_NIF_TERM atom_type;
  ERL_NIF_TERM atom_points;
  ERL_NIF_TERM atom_center;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct maps_known_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *maps_known_env(maps_known_call *call) {
  return call->env;
}

void *maps_known_alloc(maps_known_call *call, size_t count, size_t size) {
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

static void begin(maps_known_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(maps_known_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(maps_known_call *call, maps_known_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == MAPS_KNOWN_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == MAPS_KNOWN_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == MAPS_KNOWN_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *maps_known_make_binary(maps_known_call *call, size_t size, maps_known_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_float(maps_known_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_float(maps_known_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
  return true;
}

static bool get_point(maps_known_call *call, ERL_NIF_TERM term, maps_known_point *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = 2;
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_x, &part) || !get_float(call, part, &out->x)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_y, &part) || !get_float(call, part, &out->y)) {
    return false;
  }
  return count == known;
}

static bool put_point(maps_known_call *call, const maps_known_point *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[2];
  ERL_NIF_TERM values[2];
  size_t count = 0;
  keys[count] = self->atom_x;
  if (!put_float(call, &in->x, &values[count])) {
    return false;
  }
  count++;
  keys[count] = self->atom_y;
  if (!put_float(call, &in->y, &values[count])) {
    return false;
  }
  count++;
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}

static bool get_int64(maps_known_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(maps_known_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_binary(maps_known_call *call, ERL_NIF_TERM term, maps_known_binary *out) {
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
static bool put_binary(maps_known_call *call, const maps_known_binary *in, ERL_NIF_TERM *term) {
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

static bool get_options_arg1_mode(maps_known_call *call, ERL_NIF_TERM term, maps_known_options_arg1_mode *out) {
  const library *self = call->library;
  if (enif_is_identical(term, self->atom_fast)) {
    *out = MAPS_KNOWN_OPTIONS_ARG1_MODE_FAST;
    return true;
  }
  if (enif_is_identical(term, self->atom_slow)) {
    *out = MAPS_KNOWN_OPTIONS_ARG1_MODE_SLOW;
    return true;
  }
  return false;
}

static bool put_options_arg1_mode(maps_known_call *call, const maps_known_options_arg1_mode *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
    case MAPS_KNOWN_OPTIONS_ARG1_MODE_FAST:
      *term = self->atom_fast;
      return true;
    case MAPS_KNOWN_OPTIONS_ARG1_MODE_SLOW:
      *term = self->atom_slow;
      return true;
  }
  return false;
}

static bool get_options_arg1(maps_known_call *call, ERL_NIF_TERM term, maps_known_options_arg1 *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = 1;
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_size, &part) || !get_int64(call, part, &out->size)) {
    return false;
  }
  out->has_name = enif_get_map_value(call->env, term, self->atom_name, &part) != 0;
  if (out->has_name) {
    known++;
    if (!get_binary(call, part, &out->name)) {
      return false;
    }
  }
  out->has_deep = enif_get_map_value(call->env, term, self->atom_deep, &part) != 0;
  if (out->has_deep) {
    known++;
    if (!enif_is_identical(part, call->library->atom_true)) {
      return false;
    }
  }
  out->has_mode = enif_get_map_value(call->env, term, self->atom_mode, &part) != 0;
  if (out->has_mode) {
    known++;
    if (!get_options_arg1_mode(call, part, &out->mode)) {
      return false;
    }
  }
  return count == known;
}

static bool put_options_arg1(maps_known_call *call, const maps_known_options_arg1 *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[4];
  ERL_NIF_TERM values[4];
  size_t count = 0;
  keys[count] = self->atom_size;
  if (!put_int64(call, &in->size, &values[count])) {
    return false;
  }
  count++;
  if (in->has_name) {
    keys[count] = self->atom_name;
    if (!put_binary(call, &in->name, &values[count])) {
      return false;
    }
    count++;
  }
  if (in->has_deep) {
    keys[count] = self->atom_deep;
    values[count] = call->library->atom_true;
    count++;
  }
  if (in->has_mode) {
    keys[count] = self->atom_mode;
    if (!put_options_arg1_mode(call, &in->mode, &values[count])) {
      return false;
    }
    count++;
  }
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}

static bool get_point_list(maps_known_call *call, ERL_NIF_TERM term, maps_known_point_list *out) {
  ERL_NIF_TERM head;
  maps_known_point *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = maps_known_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_point(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_point_list(maps_known_call *call, const maps_known_point_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_point(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_point_or_undefined(maps_known_call *call, ERL_NIF_TERM term, maps_known_point_or_undefined *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_point(call, term, &out->value);
}

static bool put_point_or_undefined(maps_known_call *call, const maps_known_point_or_undefined *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_point(call, &in->value, term);
}

static bool get_nested_arg1(maps_known_call *call, ERL_NIF_TERM term, maps_known_nested_arg1 *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = 2;
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_type, &part) || !enif_is_identical(part, call->library->atom_shape)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_points, &part) || !get_point_list(call, part, &out->points)) {
    return false;
  }
  out->has_center = enif_get_map_value(call->env, term, self->atom_center, &part) != 0;
  if (out->has_center) {
    known++;
    if (!get_point_or_undefined(call, part, &out->center)) {
      return false;
    }
  }
  return count == known;
}

static bool put_nested_arg1(maps_known_call *call, const maps_known_nested_arg1 *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[3];
  ERL_NIF_TERM values[3];
  size_t count = 0;
  keys[count] = self->atom_type;
  values[count] = call->library->atom_shape;
  count++;
  keys[count] = self->atom_points;
  if (!put_point_list(call, &in->points, &values[count])) {
    return false;
  }
  count++;
  if (in->has_center) {
    keys[count] = self->atom_center;
    if (!put_point_or_undefined(call, &in->center, &values[count])) {
      return false;
    }
    count++;
  }
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}

static bool get_map(maps_known_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_map(call->env, term);
}

static bool put_map(maps_known_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_map(call->env, term);
}

static ERL_NIF_TERM call_point(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_known_call state;
  maps_known_call *const call = &state;
  maps_known_point arg0;
  maps_known_point result;
  maps_known_return how = MAPS_KNOWN_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_point(call, argv[0], &arg0)) {
    how = maps_known_impl_point(call, &arg0, &result);
  }
  if (how == MAPS_KNOWN_DONE && !put_point(call, &result, &answer)) {
    how = MAPS_KNOWN_BAD_RESULT;
  }
  if (how != MAPS_KNOWN_DONE) {
    answer = failed(call, how, "point", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_options(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_known_call state;
  maps_known_call *const call = &state;
  maps_known_options_arg1 arg0;
  maps_known_options_arg1 result;
  maps_known_return how = MAPS_KNOWN_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_options_arg1(call, argv[0], &arg0)) {
    how = maps_known_impl_options(call, &arg0, &result);
  }
  if (how == MAPS_KNOWN_DONE && !put_options_arg1(call, &result, &answer)) {
    how = MAPS_KNOWN_BAD_RESULT;
  }
  if (how != MAPS_KNOWN_DONE) {
    answer = failed(call, how, "options", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nested(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_known_call state;
  maps_known_call *const call = &state;
  maps_known_nested_arg1 arg0;
  maps_known_nested_arg1 result;
  maps_known_return how = MAPS_KNOWN_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_nested_arg1(call, argv[0], &arg0)) {
    how = maps_known_impl_nested(call, &arg0, &result);
  }
  if (how == MAPS_KNOWN_DONE && !put_nested_arg1(call, &result, &answer)) {
    how = MAPS_KNOWN_BAD_RESULT;
  }
  if (how != MAPS_KNOWN_DONE) {
    answer = failed(call, how, "nested", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_any(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  maps_known_call state;
  maps_known_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  maps_known_return how = MAPS_KNOWN_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_map(call, argv[0], &arg0)) {
    how = maps_known_impl_any(call, arg0, &result);
  }
  if (how == MAPS_KNOWN_DONE && !put_map(call, &result, &answer)) {
    how = MAPS_KNOWN_BAD_RESULT;
  }
  if (how != MAPS_KNOWN_DONE) {
    answer = failed(call, how, "any", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"point", 1, call_point, 0},
  {"options", 1, call_options, 0},
  {"nested", 1, call_nested, 0},
  {"any", 1, call_any, 0}
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
  self->atom_x = enif_make_atom_len(env, "x", 1);
  self->atom_y = enif_make_atom_len(env, "y", 1);
  self->atom_true = enif_make_atom_len(env, "true", 4);
  self->atom_fast = enif_make_atom_len(env, "fast", 4);
  self->atom_slow = enif_make_atom_len(env, "slow", 4);
  self->atom_size = enif_make_atom_len(env, "size", 4);
  self->atom_name = enif_make_atom_len(env, "Name", 4);
  self->atom_deep = enif_make_atom_len(env, "deep", 4);
  self->atom_mode = enif_make_atom_len(env, "mode", 4);
  self->atom_shape = enif_make_atom_len(env, "shape", 5);
  self->atom_undefined = enif_make_atom_len(env, "undefined", 9);
  self->atom_type = enif_make_atom_len(env, "type", 4);
  self->atom_points = enif_make_atom_len(env, "points", 6);
  self->atom_center = enif_make_atom_len(env, "center", 6);
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

ERL_NIF_INIT(maps_known, functions, load, NULL, upgrade, unload)
