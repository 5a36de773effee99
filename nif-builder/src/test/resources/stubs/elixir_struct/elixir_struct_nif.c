/*
 * The C side of module ElixirStruct: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "elixir_struct_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_admin;
  ERL_NIF_TERM atom_guest;
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_elixir_elixir_struct;
  ERL_NIF_TERM atom_nil;
  ERL_NIF_TERM atom_struct;
  ERL_NIF_TERM atom_age;
  ERL_NIF_TERM atom_name;
  ERL_NIF_TERM atom_error;
  ERL_NIF_TERM atom_not_found;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct elixir_struct_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *elixir_struct_env(elixir_struct_call *call) {
  return call->env;
}

void *elixir_struct_alloc(elixir_struct_call *call, size_t count, size_t size) {
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

static void begin(elixir_struct_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(elixir_struct_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(elixir_struct_call *call, elixir_struct_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == ELIXIR_STRUCT_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == ELIXIR_STRUCT_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == ELIXIR_STRUCT_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *elixir_struct_make_binary(elixir_struct_call *call, size_t size, elixir_struct_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_role(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_role *out) {
  const library *self = call->library;
  if (enif_is_identical(term, self->atom_admin)) {
    *out = ELIXIR_STRUCT_ROLE_ADMIN;
    return true;
  }
  if (enif_is_identical(term, self->atom_guest)) {
    *out = ELIXIR_STRUCT_ROLE_GUEST;
    return true;
  }
  return false;
}

static bool put_role(elixir_struct_call *call, const elixir_struct_role *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
    case ELIXIR_STRUCT_ROLE_ADMIN:
      *term = self->atom_admin;
      return true;
    case ELIXIR_STRUCT_ROLE_GUEST:
      *term = self->atom_guest;
      return true;
  }
  return false;
}

static size_t encode(unsigned point, char *out) {
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  if (point < 0x800) {
    out[0] = (char)(0xc0 | point >> 6);
    out[1] = (char)(0x80 | (point & 0x3f));
    return 2;
  }
  if (point < 0x10000) {
    out[0] = (char)(0xe0 | point >> 12);
    out[1] = (char)(0x80 | (point >> 6 & 0x3f));
    out[2] = (char)(0x80 | (point & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | point >> 18);
  out[1] = (char)(0x80 | (point >> 12 & 0x3f));
  out[2] = (char)(0x80 | (point >> 6 & 0x3f));
  out[3] = (char)(0x80 | (point & 0x3f));
  return 4;
}

/* Surrogates are no characters, as for unicode:characters_to_binary/1. */
static bool get_string(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_string *out) {
  ERL_NIF_TERM head;
  unsigned length;
  char *text;
  size_t size = 0;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  text = elixir_struct_alloc(call, (size_t)length + 1, 4);
  if (text == NULL) {
    return false;
  }
  while (enif_get_list_cell(call->env, term, &head, &term)) {
    unsigned point;
    if (!enif_get_uint(call->env, head, &point) || point > 0x10ffff
        || (point >= 0xd800 && point <= 0xdfff)) {
      return false;
    }
    size += encode(point, text + size);
  }
  text[size] = '\0';
  out->data = text;
  out->size = size;
  return true;
}

/* The bytes of the character at the start; 0 when it is none. */
static size_t decode(const unsigned char *in, size_t size, unsigned *point) {
  static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned first = in[0];
  const size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
                        : first < 0xf5 ? 4 : 0;
  size_t i;
  if (length == 0 || length > size) {
    return 0;
  }
  *point = length == 1 ? first : first & (0x7fu >> length);
  for (i = 1; i < length; i++) {
    if ((in[i] & 0xc0) != 0x80) {
      return 0;
    }
    *point = *point << 6 | (in[i] & 0x3fu);
  }
  return *point < least[length] || *point > 0x10ffff || (*point >= 0xd800 && *point <= 0xdfff)
             ? 0
             : length;
}

static bool put_string(elixir_struct_call *call, const elixir_struct_string *in, ERL_NIF_TERM *term) {
  const unsigned char *text = (const unsigned char *)in->data;
  ERL_NIF_TERM *characters;
  size_t at = 0;
  unsigned count = 0;
  if (text == NULL && in->size != 0) {
    return false;
  }
  if (in->size > UINT32_MAX) {
    return false;
  }
  characters = elixir_struct_alloc(call, in->size, sizeof *characters);
  if (characters == NULL) {
    return false;
  }
  while (at < in->size) {
    unsigned point;
    const size_t length = decode(text + at, in->size - at, &point);
    if (length == 0) {
      return false;
    }
    characters[count++] = enif_make_uint(call->env, point);
    at += length;
  }
  *term = enif_make_list_from_array(call->env, characters, count);
  return true;
}

static bool get_uint64(elixir_struct_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_uint64(elixir_struct_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_uint64_or_nil(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_uint64_or_nil *out) {
  out->present = !enif_is_identical(term, call->library->atom_nil);
  return !out->present || get_uint64(call, term, &out->value);
}

static bool put_uint64_or_nil(elixir_struct_call *call, const elixir_struct_uint64_or_nil *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_nil;
    return true;
  }
  return put_uint64(call, &in->value, term);
}

static bool get_binary(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_binary *out) {
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
static bool put_binary(elixir_struct_call *call, const elixir_struct_binary *in, ERL_NIF_TERM *term) {
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

static bool get_t(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_t *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = 3;
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_struct, &part) || !enif_is_identical(part, call->library->atom_elixir_elixir_struct)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_age, &part) || !get_uint64_or_nil(call, part, &out->age)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_name, &part) || !get_binary(call, part, &out->name)) {
    return false;
  }
  return count == known;
}

static bool put_t(elixir_struct_call *call, const elixir_struct_t *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[3];
  ERL_NIF_TERM values[3];
  size_t count = 0;
  keys[count] = self->atom_struct;
  values[count] = call->library->atom_elixir_elixir_struct;
  count++;
  keys[count] = self->atom_age;
  if (!put_uint64_or_nil(call, &in->age, &values[count])) {
    return false;
  }
  count++;
  keys[count] = self->atom_name;
  if (!put_binary(call, &in->name, &values[count])) {
    return false;
  }
  count++;
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}

static bool get_find_arg1_ok(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_t *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_ok)
         && get_t(call, parts[1], out);
}

static bool put_find_arg1_ok(elixir_struct_call *call, const elixir_struct_t *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_ok;
  if (!put_t(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_find_arg1_error(elixir_struct_call *call, ERL_NIF_TERM term) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_error)
         && enif_is_identical(parts[1], call->library->atom_not_found);
}

static bool get_find_arg1(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_find_arg1 *out) {
  if (get_find_arg1_ok(call, term, &out->as.ok)) {
    out->tag = ELIXIR_STRUCT_FIND_ARG1_OK;
    return true;
  }
  if (get_find_arg1_error(call, term)) {
    out->tag = ELIXIR_STRUCT_FIND_ARG1_ERROR;
    return true;
  }
  return false;
}

static bool put_find_arg1(elixir_struct_call *call, const elixir_struct_find_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case ELIXIR_STRUCT_FIND_ARG1_OK:
      return put_find_arg1_ok(call, &in->as.ok, term);
    case ELIXIR_STRUCT_FIND_ARG1_ERROR:
      *term = enif_make_tuple(call->env, 2, call->library->atom_error, call->library->atom_not_found);
      return true;
  }
  return false;
}

static bool get_t_list(elixir_struct_call *call, ERL_NIF_TERM term, elixir_struct_t_list *out) {
  ERL_NIF_TERM head;
  elixir_struct_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = elixir_struct_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_t(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_t_list(elixir_struct_call *call, const elixir_struct_t_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_t(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_admin(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  elixir_struct_call state;
  elixir_struct_call *const call = &state;
  elixir_struct_role arg0;
  elixir_struct_role result;
  elixir_struct_return how = ELIXIR_STRUCT_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_role(call, argv[0], &arg0)) {
    how = elixir_struct_impl_admin(call, arg0, &result);
  }
  if (how == ELIXIR_STRUCT_DONE && !put_role(call, &result, &answer)) {
    how = ELIXIR_STRUCT_BAD_RESULT;
  }
  if (how != ELIXIR_STRUCT_DONE) {
    answer = failed(call, how, "admin\077", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_chars(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  elixir_struct_call state;
  elixir_struct_call *const call = &state;
  elixir_struct_string arg0;
  elixir_struct_string result;
  elixir_struct_return how = ELIXIR_STRUCT_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_string(call, argv[0], &arg0)) {
    how = elixir_struct_impl_chars(call, arg0, &result);
  }
  if (how == ELIXIR_STRUCT_DONE && !put_string(call, &result, &answer)) {
    how = ELIXIR_STRUCT_BAD_RESULT;
  }
  if (how != ELIXIR_STRUCT_DONE) {
    answer = failed(call, how, "chars", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_find(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  elixir_struct_call state;
  elixir_struct_call *const call = &state;
  elixir_struct_find_arg1 arg0;
  elixir_struct_find_arg1 result;
  elixir_struct_return how = ELIXIR_STRUCT_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_find_arg1(call, argv[0], &arg0)) {
    how = elixir_struct_impl_find(call, &arg0, &result);
  }
  if (how == ELIXIR_STRUCT_DONE && !put_find_arg1(call, &result, &answer)) {
    how = ELIXIR_STRUCT_BAD_RESULT;
  }
  if (how != ELIXIR_STRUCT_DONE) {
    answer = failed(call, how, "find", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_user(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  elixir_struct_call state;
  elixir_struct_call *const call = &state;
  elixir_struct_t arg0;
  elixir_struct_t result;
  elixir_struct_return how = ELIXIR_STRUCT_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_t(call, argv[0], &arg0)) {
    how = elixir_struct_impl_user(call, &arg0, &result);
  }
  if (how == ELIXIR_STRUCT_DONE && !put_t(call, &result, &answer)) {
    how = ELIXIR_STRUCT_BAD_RESULT;
  }
  if (how != ELIXIR_STRUCT_DONE) {
    answer = failed(call, how, "user", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_users(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  elixir_struct_call state;
  elixir_struct_call *const call = &state;
  elixir_struct_t_list arg0;
  elixir_struct_t_list result;
  elixir_struct_return how = ELIXIR_STRUCT_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_t_list(call, argv[0], &arg0)) {
    how = elixir_struct_impl_users(call, arg0, &result);
  }
  if (how == ELIXIR_STRUCT_DONE && !put_t_list(call, &result, &answer)) {
    how = ELIXIR_STRUCT_BAD_RESULT;
  }
  if (how != ELIXIR_STRUCT_DONE) {
    answer = failed(call, how, "users", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"admin\077", 1, call_admin, 0},
  {"chars", 1, call_chars, 0},
  {"find", 1, call_find, 0},
  {"user", 1, call_user, 0},
  {"users", 1, call_users, ERL_NIF_DIRTY_JOB_CPU_BOUND}
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
  self->atom_admin = enif_make_atom_len(env, "admin", 5);
  self->atom_guest = enif_make_atom_len(env, "guest", 5);
  self->atom_ok = enif_make_atom_len(env, "ok", 2);
  self->atom_elixir_elixir_struct = enif_make_atom_len(env, "Elixir.ElixirStruct", 19);
  self->atom_nil = enif_make_atom_len(env, "nil", 3);
  self->atom_struct = enif_make_atom_len(env, "__struct__", 10);
  self->atom_age = enif_make_atom_len(env, "age", 3);
  self->atom_name = enif_make_atom_len(env, "name", 4);
  self->atom_error = enif_make_atom_len(env, "error", 5);
  self->atom_not_found = enif_make_atom_len(env, "not_found", 9);
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

ERL_NIF_INIT(Elixir.ElixirStruct, functions, load, NULL, upgrade, unload)
