/*
 * The C side of module options: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "options_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_undefined;
  ERL_NIF_TERM atom_nil;
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

struct options_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *options_env(options_call *call) {
  return call->env;
}

void *options_alloc(options_call *call, size_t count, size_t size) {
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

static void begin(options_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(options_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(options_call *call, options_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == OPTIONS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == OPTIONS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == OPTIONS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *options_make_binary(options_call *call, size_t size, options_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_int64(options_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(options_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int64_or_undefined(options_call *call, ERL_NIF_TERM term, options_int64_or_undefined *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_int64(call, term, &out->value);
}

static bool put_int64_or_undefined(options_call *call, const options_int64_or_undefined *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_int64(call, &in->value, term);
}

static bool get_binary(options_call *call, ERL_NIF_TERM term, options_binary *out) {
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
static bool put_binary(options_call *call, const options_binary *in, ERL_NIF_TERM *term) {
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

static bool get_binary_or_nil(options_call *call, ERL_NIF_TERM term, options_binary_or_nil *out) {
  out->present = !enif_is_identical(term, call->library->atom_nil);
  return !out->present || get_binary(call, term, &out->value);
}

static bool put_binary_or_nil(options_call *call, const options_binary_or_nil *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_nil;
    return true;
  }
  return put_binary(call, &in->value, term);
}

static bool get_boolean(options_call *call, ERL_NIF_TERM term, bool *out) {
  *out = enif_is_identical(term, call->library->atom_true) != 0;
  return *out || enif_is_identical(term, call->library->atom_false);
}

static bool put_boolean(options_call *call, const bool *in, ERL_NIF_TERM *term) {
  *term = *in ? call->library->atom_true : call->library->atom_false;
  return true;
}

static bool get_boolean_or_undefined(options_call *call, ERL_NIF_TERM term, options_boolean_or_undefined *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_boolean(call, term, &out->value);
}

static bool put_boolean_or_undefined(options_call *call, const options_boolean_or_undefined *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_boolean(call, &in->value, term);
}

static bool get_pos_integer(options_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value) || value < UINT64_C(1)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_pos_integer(options_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  const uint64_t value = *in;
  if (value < UINT64_C(1)) {
    return false;
  }
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_limit(options_call *call, ERL_NIF_TERM term, options_limit *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_pos_integer(call, term, &out->value);
}

static bool put_limit(options_call *call, const options_limit *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_pos_integer(call, &in->value, term);
}

static bool get_nested_arg1(options_call *call, ERL_NIF_TERM term, options_nested_arg1 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_limit(call, parts[0], &out->part1)
         && get_limit(call, parts[1], &out->part2);
}

static bool put_nested_arg1(options_call *call, const options_nested_arg1 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  if (!put_limit(call, &in->part1, &parts[0])
      || !put_limit(call, &in->part2, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_limit_list(options_call *call, ERL_NIF_TERM term, options_limit_list *out) {
  ERL_NIF_TERM head;
  options_limit *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = options_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_limit(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_limit_list(options_call *call, const options_limit_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_limit(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_undefined(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  options_call state;
  options_call *const call = &state;
  options_int64_or_undefined arg0;
  options_int64_or_undefined result;
  options_return how = OPTIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64_or_undefined(call, argv[0], &arg0)) {
    how = options_impl_undefined(call, &arg0, &result);
  }
  if (how == OPTIONS_DONE && !put_int64_or_undefined(call, &result, &answer)) {
    how = OPTIONS_BAD_RESULT;
  }
  if (how != OPTIONS_DONE) {
    answer = failed(call, how, "undefined", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nil(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  options_call state;
  options_call *const call = &state;
  options_binary_or_nil arg0;
  options_binary_or_nil result;
  options_return how = OPTIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_or_nil(call, argv[0], &arg0)) {
    how = options_impl_nil(call, &arg0, &result);
  }
  if (how == OPTIONS_DONE && !put_binary_or_nil(call, &result, &answer)) {
    how = OPTIONS_BAD_RESULT;
  }
  if (how != OPTIONS_DONE) {
    answer = failed(call, how, "nil", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_flag(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  options_call state;
  options_call *const call = &state;
  options_boolean_or_undefined arg0;
  options_boolean_or_undefined result;
  options_return how = OPTIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_boolean_or_undefined(call, argv[0], &arg0)) {
    how = options_impl_flag(call, &arg0, &result);
  }
  if (how == OPTIONS_DONE && !put_boolean_or_undefined(call, &result, &answer)) {
    how = OPTIONS_BAD_RESULT;
  }
  if (how != OPTIONS_DONE) {
    answer = failed(call, how, "flag", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nested(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  options_call state;
  options_call *const call = &state;
  options_nested_arg1 arg0;
  options_nested_arg1 result;
  options_return how = OPTIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_nested_arg1(call, argv[0], &arg0)) {
    how = options_impl_nested(call, &arg0, &result);
  }
  if (how == OPTIONS_DONE && !put_nested_arg1(call, &result, &answer)) {
    how = OPTIONS_BAD_RESULT;
  }
  if (how != OPTIONS_DONE) {
    answer = failed(call, how, "nested", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_list(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  options_call state;
  options_call *const call = &state;
  options_limit_list arg0;
  options_limit_list result;
  options_return how = OPTIONS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_limit_list(call, argv[0], &arg0)) {
    how = options_impl_list(call, arg0, &result);
  }
  if (how == OPTIONS_DONE && !put_limit_list(call, &result, &answer)) {
    how = OPTIONS_BAD_RESULT;
  }
  if (how != OPTIONS_DONE) {
    answer = failed(call, how, "list", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"undefined", 1, call_undefined, 0},
  {"nil", 1, call_nil, 0},
  {"flag", 1, call_flag, 0},
  {"nested", 1, call_nested, 0},
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
  self->atom_undefined = enif_make_atom_len(env, "undefined", 9);
  self->atom_nil = enif_make_atom_len(env, "nil", 3);
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

ERL_NIF_INIT(options, functions, load, NULL, upgrade, unload)
