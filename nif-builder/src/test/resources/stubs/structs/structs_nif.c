/*
 * The C side of module structs: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "structs_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_elixir_my_user;
  ERL_NIF_TERM atom_nil;
  ERL_NIF_TERM atom_struct;
  ERL_NIF_TERM atom_name;
  ERL_NIF_TERM atom_age;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct structs_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *structs_env(structs_call *call) {
  return call->env;
}

void *structs_alloc(structs_call *call, size_t count, size_t size) {
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

static void begin(structs_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(structs_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(structs_call *call, structs_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == STRUCTS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == STRUCTS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == STRUCTS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *structs_make_binary(structs_call *call, size_t size, structs_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_binary(structs_call *call, ERL_NIF_TERM term, structs_binary *out) {
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
static bool put_binary(structs_call *call, const structs_binary *in, ERL_NIF_TERM *term) {
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

static bool get_uint64(structs_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_uint64(structs_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_uint64_or_nil(structs_call *call, ERL_NIF_TERM term, structs_uint64_or_nil *out) {
  out->present = !enif_is_identical(term, call->library->atom_nil);
  return !out->present || get_uint64(call, term, &out->value);
}

static bool put_uint64_or_nil(structs_call *call, const structs_uint64_or_nil *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_nil;
    return true;
  }
  return put_uint64(call, &in->value, term);
}

static bool get_user(structs_call *call, ERL_NIF_TERM term, structs_user *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = 3;
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_struct, &part) || !enif_is_identical(part, call->library->atom_elixir_my_user)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_name, &part) || !get_binary(call, part, &out->name)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_age, &part) || !get_uint64_or_nil(call, part, &out->age)) {
    return false;
  }
  return count == known;
}

static bool put_user(structs_call *call, const structs_user *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[3];
  ERL_NIF_TERM values[3];
  size_t count = 0;
  keys[count] = self->atom_struct;
  values[count] = call->library->atom_elixir_my_user;
  count++;
  keys[count] = self->atom_name;
  if (!put_binary(call, &in->name, &values[count])) {
    return false;
  }
  count++;
  keys[count] = self->atom_age;
  if (!put_uint64_or_nil(call, &in->age, &values[count])) {
    return false;
  }
  count++;
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}

static bool get_user_list(structs_call *call, ERL_NIF_TERM term, structs_user_list *out) {
  ERL_NIF_TERM head;
  structs_user *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = structs_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_user(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_user_list(structs_call *call, const structs_user_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_user(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_user(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  structs_call state;
  structs_call *const call = &state;
  structs_user arg0;
  structs_user result;
  structs_return how = STRUCTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_user(call, argv[0], &arg0)) {
    how = structs_impl_user(call, &arg0, &result);
  }
  if (how == STRUCTS_DONE && !put_user(call, &result, &answer)) {
    how = STRUCTS_BAD_RESULT;
  }
  if (how != STRUCTS_DONE) {
    answer = failed(call, how, "user", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_users(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  structs_call state;
  structs_call *const call = &state;
  structs_user_list arg0;
  structs_user_list result;
  structs_return how = STRUCTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_user_list(call, argv[0], &arg0)) {
    how = structs_impl_users(call, arg0, &result);
  }
  if (how == STRUCTS_DONE && !put_user_list(call, &result, &answer)) {
    how = STRUCTS_BAD_RESULT;
  }
  if (how != STRUCTS_DONE) {
    answer = failed(call, how, "users", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"user", 1, call_user, 0},
  {"users", 1, call_users, 0}
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
  self->atom_elixir_my_user = enif_make_atom_len(env, "Elixir.My.User", 14);
  self->atom_nil = enif_make_atom_len(env, "nil", 3);
  self->atom_struct = enif_make_atom_len(env, "__struct__", 10);
  self->atom_name = enif_make_atom_len(env, "name", 4);
  self->atom_age = enif_make_atom_len(env, "age", 3);
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

ERL_NIF_INIT(structs, functions, load, NULL, upgrade, unload)
