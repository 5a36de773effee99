/*
 * The C side of module lists_of: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "lists_of_nif.h"

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

struct lists_of_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *lists_of_env(lists_of_call *call) {
  return call->env;
}

void *lists_of_alloc(lists_of_call *call, size_t count, size_t size) {
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

static void begin(lists_of_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(lists_of_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(lists_of_call *call, lists_of_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == LISTS_OF_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == LISTS_OF_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == LISTS_OF_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *lists_of_make_binary(lists_of_call *call, size_t size, lists_of_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_int64(lists_of_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(lists_of_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int64_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_int64_list *out) {
  ERL_NIF_TERM head;
  int64_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
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

static bool put_int64_list(lists_of_call *call, const lists_of_int64_list *in, ERL_NIF_TERM *term) {
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

static bool get_int_0_to_9(lists_of_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 9) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_9(lists_of_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 9) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_int_0_to_9_nonempty_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_int_0_to_9_nonempty_list *out) {
  ERL_NIF_TERM head;
  int64_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length) || length == 0) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_int_0_to_9(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_int_0_to_9_nonempty_list(lists_of_call *call, const lists_of_int_0_to_9_nonempty_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i == 0 || in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_int_0_to_9(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_uint64(lists_of_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_uint64(lists_of_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_uint64_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_uint64_list *out) {
  ERL_NIF_TERM head;
  uint64_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_uint64(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_uint64_list(lists_of_call *call, const lists_of_uint64_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_uint64(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_uint64_list_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_uint64_list_list *out) {
  ERL_NIF_TERM head;
  lists_of_uint64_list *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_uint64_list(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_uint64_list_list(lists_of_call *call, const lists_of_uint64_list_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_uint64_list(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_uint64_list_list_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_uint64_list_list_list *out) {
  ERL_NIF_TERM head;
  lists_of_uint64_list_list *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_uint64_list_list(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_uint64_list_list_list(lists_of_call *call, const lists_of_uint64_list_list_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_uint64_list_list(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_term(lists_of_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  (void)call;
  *out = term;
  return true;
}

static bool put_term(lists_of_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  (void)call;
  *out = term;
  return term != 0;
}

static bool get_term_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_term_list *out) {
  ERL_NIF_TERM head;
  ERL_NIF_TERM *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_term(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_term_list(lists_of_call *call, const lists_of_term_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_term(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_binary(lists_of_call *call, ERL_NIF_TERM term, lists_of_binary *out) {
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
static bool put_binary(lists_of_call *call, const lists_of_binary *in, ERL_NIF_TERM *term) {
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

static bool get_binary_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_binary_list *out) {
  ERL_NIF_TERM head;
  lists_of_binary *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
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

static bool put_binary_list(lists_of_call *call, const lists_of_binary_list *in, ERL_NIF_TERM *term) {
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

static bool get_int_0_to_255(lists_of_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 255) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_255(lists_of_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 255) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_row(lists_of_call *call, ERL_NIF_TERM term, lists_of_row *out) {
  ERL_NIF_TERM head;
  int64_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_int_0_to_255(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_row(lists_of_call *call, const lists_of_row *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_int_0_to_255(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_row_list(lists_of_call *call, ERL_NIF_TERM term, lists_of_row_list *out) {
  ERL_NIF_TERM head;
  lists_of_row *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = lists_of_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_row(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_row_list(lists_of_call *call, const lists_of_row_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_row(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_ints(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_int64_list arg0;
  lists_of_int64_list result;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64_list(call, argv[0], &arg0)) {
    how = lists_of_impl_ints(call, arg0, &result);
  }
  if (how == LISTS_OF_DONE && !put_int64_list(call, &result, &answer)) {
    how = LISTS_OF_BAD_RESULT;
  }
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "ints", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nonempty(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_int_0_to_9_nonempty_list arg0;
  lists_of_int_0_to_9_nonempty_list result;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int_0_to_9_nonempty_list(call, argv[0], &arg0)) {
    how = lists_of_impl_nonempty(call, arg0, &result);
  }
  if (how == LISTS_OF_DONE && !put_int_0_to_9_nonempty_list(call, &result, &answer)) {
    how = LISTS_OF_BAD_RESULT;
  }
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "nonempty", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nested(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_uint64_list_list_list arg0;
  lists_of_uint64_list_list_list result;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_uint64_list_list_list(call, argv[0], &arg0)) {
    how = lists_of_impl_nested(call, arg0, &result);
  }
  if (how == LISTS_OF_DONE && !put_uint64_list_list_list(call, &result, &answer)) {
    how = LISTS_OF_BAD_RESULT;
  }
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "nested", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_any(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_term_list arg0;
  lists_of_term_list result;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_term_list(call, argv[0], &arg0)) {
    how = lists_of_impl_any(call, arg0, &result);
  }
  if (how == LISTS_OF_DONE && !put_term_list(call, &result, &answer)) {
    how = LISTS_OF_BAD_RESULT;
  }
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "any", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_binaries(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_binary_list arg0;
  lists_of_binary_list result;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary_list(call, argv[0], &arg0)) {
    how = lists_of_impl_binaries(call, arg0, &result);
  }
  if (how == LISTS_OF_DONE && !put_binary_list(call, &result, &answer)) {
    how = LISTS_OF_BAD_RESULT;
  }
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "binaries", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_empty(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  if (enif_is_empty_list(call->env, argv[0])) {
    how = lists_of_impl_empty(call);
  }
  answer = enif_make_list(call->env, 0);
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "empty", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_named(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  lists_of_call state;
  lists_of_call *const call = &state;
  lists_of_row_list arg0;
  lists_of_row_list result;
  lists_of_return how = LISTS_OF_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_row_list(call, argv[0], &arg0)) {
    how = lists_of_impl_named(call, arg0, &result);
  }
  if (how == LISTS_OF_DONE && !put_row_list(call, &result, &answer)) {
    how = LISTS_OF_BAD_RESULT;
  }
  if (how != LISTS_OF_DONE) {
    answer = failed(call, how, "named", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"ints", 1, call_ints, 0},
  {"nonempty", 1, call_nonempty, 0},
  {"nested", 1, call_nested, 0},
  {"any", 1, call_any, 0},
  {"binaries", 1, call_binaries, 0},
  {"empty", 1, call_empty, 0},
  {"named", 1, call_named, 0}
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

ERL_NIF_INIT(lists_of, functions, load, NULL, upgrade, unload)
