/*
 * The C side of module by_body: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "by_body_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_deep;
  ERL_NIF_TERM atom_k;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct by_body_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *by_body_env(by_body_call *call) {
  return call->env;
}

void *by_body_alloc(by_body_call *call, size_t count, size_t size) {
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

static void begin(by_body_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(by_body_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(by_body_call *call, by_body_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == BY_BODY_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == BY_BODY_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == BY_BODY_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *by_body_make_binary(by_body_call *call, size_t size, by_body_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_atom(by_body_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_atom(call->env, term);
}

static bool put_atom(by_body_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_atom(call->env, term);
}

static bool get_binary(by_body_call *call, ERL_NIF_TERM term, by_body_binary *out) {
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
static bool put_binary(by_body_call *call, const by_body_binary *in, ERL_NIF_TERM *term) {
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

static bool get_binary_list(by_body_call *call, ERL_NIF_TERM term, by_body_binary_list *out) {
  ERL_NIF_TERM head;
  by_body_binary *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = by_body_alloc(call, length, sizeof *items);
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

static bool put_binary_list(by_body_call *call, const by_body_binary_list *in, ERL_NIF_TERM *term) {
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

static bool get_echo_arg1_part2_element_part2(by_body_call *call, ERL_NIF_TERM term, by_body_echo_arg1_part2_element_part2 *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = 1;
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
  if (!enif_get_map_value(call->env, term, self->atom_k, &part) || !get_binary_list(call, part, &out->k)) {
    return false;
  }
  return count == known;
}

static bool put_echo_arg1_part2_element_part2(by_body_call *call, const by_body_echo_arg1_part2_element_part2 *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[1];
  ERL_NIF_TERM values[1];
  size_t count = 0;
  keys[count] = self->atom_k;
  if (!put_binary_list(call, &in->k, &values[count])) {
    return false;
  }
  count++;
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}

static bool get_echo_arg1_part2_element(by_body_call *call, ERL_NIF_TERM term, by_body_echo_arg1_part2_element *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_atom(call, parts[0], &out->part1)
         && get_echo_arg1_part2_element_part2(call, parts[1], &out->part2);
}

static bool put_echo_arg1_part2_element(by_body_call *call, const by_body_echo_arg1_part2_element *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  if (!put_atom(call, &in->part1, &parts[0])
      || !put_echo_arg1_part2_element_part2(call, &in->part2, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_echo_arg1_part2_element_list(by_body_call *call, ERL_NIF_TERM term, by_body_echo_arg1_part2_element_list *out) {
  ERL_NIF_TERM head;
  by_body_echo_arg1_part2_element *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = by_body_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_echo_arg1_part2_element(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_echo_arg1_part2_element_list(by_body_call *call, const by_body_echo_arg1_part2_element_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_echo_arg1_part2_element(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_echo_arg1(by_body_call *call, ERL_NIF_TERM term, by_body_echo_arg1_part2_element_list *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_deep)
         && get_echo_arg1_part2_element_list(call, parts[1], out);
}

static bool put_echo_arg1(by_body_call *call, const by_body_echo_arg1_part2_element_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_deep;
  if (!put_echo_arg1_part2_element_list(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  by_body_call state;
  by_body_call *const call = &state;
  by_body_echo_arg1_part2_element_list arg0;
  by_body_echo_arg1_part2_element_list result;
  by_body_return how = BY_BODY_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_echo_arg1(call, argv[0], &arg0)) {
    how = by_body_impl_echo(call, arg0, &result);
  }
  if (how == BY_BODY_DONE && !put_echo_arg1(call, &result, &answer)) {
    how = BY_BODY_BAD_RESULT;
  }
  if (how != BY_BODY_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0}
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
  self->atom_deep = enif_make_atom_len(env, "deep", 4);
  self->atom_k = enif_make_atom_len(env, "k", 1);
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

ERL_NIF_INIT(by_body, functions, load, NULL, upgrade, unload)
