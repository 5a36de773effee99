/*
 * The C side of module person_records: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "person_records_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_person;
  ERL_NIF_TERM atom_undefined;
  ERL_NIF_TERM atom_pair;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct person_records_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *person_records_env(person_records_call *call) {
  return call->env;
}

void *person_records_alloc(person_records_call *call, size_t count, size_t size) {
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

static void begin(person_records_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(person_records_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(person_records_call *call, person_records_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == PERSON_RECORDS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == PERSON_RECORDS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == PERSON_RECORDS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *person_records_make_binary(person_records_call *call, size_t size, person_records_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_binary(person_records_call *call, ERL_NIF_TERM term, person_records_binary *out) {
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
static bool put_binary(person_records_call *call, const person_records_binary *in, ERL_NIF_TERM *term) {
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

static bool get_int_0_to_150(person_records_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 0 || value > 150) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int_0_to_150(person_records_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 0 || value > 150) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_binary_or_undefined(person_records_call *call, ERL_NIF_TERM term, person_records_binary_or_undefined *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_binary(call, term, &out->value);
}

static bool put_binary_or_undefined(person_records_call *call, const person_records_binary_or_undefined *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_binary(call, &in->value, term);
}

static bool get_person(person_records_call *call, ERL_NIF_TERM term, person_records_person *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 4
         && enif_is_identical(parts[0], call->library->atom_person)
         && get_binary(call, parts[1], &out->name)
         && get_int_0_to_150(call, parts[2], &out->age)
         && get_binary_or_undefined(call, parts[3], &out->email);
}

static bool put_person(person_records_call *call, const person_records_person *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[4];
  parts[0] = call->library->atom_person;
  if (!put_binary(call, &in->name, &parts[1])
      || !put_int_0_to_150(call, &in->age, &parts[2])
      || !put_binary_or_undefined(call, &in->email, &parts[3])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 4);
  return true;
}

static bool get_person_list(person_records_call *call, ERL_NIF_TERM term, person_records_person_list *out) {
  ERL_NIF_TERM head;
  person_records_person *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = person_records_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_person(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_person_list(person_records_call *call, const person_records_person_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_person(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_term(person_records_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  (void)call;
  *out = term;
  return true;
}

static bool put_term(person_records_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  (void)call;
  *out = term;
  return term != 0;
}

static bool get_pair(person_records_call *call, ERL_NIF_TERM term, person_records_pair *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && enif_is_identical(parts[0], call->library->atom_pair)
         && get_term(call, parts[1], &out->left)
         && get_term(call, parts[2], &out->right);
}

static bool put_pair(person_records_call *call, const person_records_pair *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  parts[0] = call->library->atom_pair;
  if (!put_term(call, &in->left, &parts[1])
      || !put_term(call, &in->right, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static bool get_int64(person_records_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(person_records_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_narrowed_arg1(person_records_call *call, ERL_NIF_TERM term, person_records_narrowed_arg1 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && enif_is_identical(parts[0], call->library->atom_pair)
         && get_int64(call, parts[1], &out->left)
         && get_binary(call, parts[2], &out->right);
}

static bool put_narrowed_arg1(person_records_call *call, const person_records_narrowed_arg1 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  parts[0] = call->library->atom_pair;
  if (!put_int64(call, &in->left, &parts[1])
      || !put_binary(call, &in->right, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static ERL_NIF_TERM call_person(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  person_records_call state;
  person_records_call *const call = &state;
  person_records_person arg0;
  person_records_person result;
  person_records_return how = PERSON_RECORDS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_person(call, argv[0], &arg0)) {
    how = person_records_impl_person(call, &arg0, &result);
  }
  if (how == PERSON_RECORDS_DONE && !put_person(call, &result, &answer)) {
    how = PERSON_RECORDS_BAD_RESULT;
  }
  if (how != PERSON_RECORDS_DONE) {
    answer = failed(call, how, "person", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_people(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  person_records_call state;
  person_records_call *const call = &state;
  person_records_person_list arg0;
  person_records_person_list result;
  person_records_return how = PERSON_RECORDS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_person_list(call, argv[0], &arg0)) {
    how = person_records_impl_people(call, arg0, &result);
  }
  if (how == PERSON_RECORDS_DONE && !put_person_list(call, &result, &answer)) {
    how = PERSON_RECORDS_BAD_RESULT;
  }
  if (how != PERSON_RECORDS_DONE) {
    answer = failed(call, how, "people", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_untyped(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  person_records_call state;
  person_records_call *const call = &state;
  person_records_pair arg0;
  person_records_pair result;
  person_records_return how = PERSON_RECORDS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_pair(call, argv[0], &arg0)) {
    how = person_records_impl_untyped(call, &arg0, &result);
  }
  if (how == PERSON_RECORDS_DONE && !put_pair(call, &result, &answer)) {
    how = PERSON_RECORDS_BAD_RESULT;
  }
  if (how != PERSON_RECORDS_DONE) {
    answer = failed(call, how, "untyped", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_narrowed(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  person_records_call state;
  person_records_call *const call = &state;
  person_records_narrowed_arg1 arg0;
  person_records_narrowed_arg1 result;
  person_records_return how = PERSON_RECORDS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_narrowed_arg1(call, argv[0], &arg0)) {
    how = person_records_impl_narrowed(call, &arg0, &result);
  }
  if (how == PERSON_RECORDS_DONE && !put_narrowed_arg1(call, &result, &answer)) {
    how = PERSON_RECORDS_BAD_RESULT;
  }
  if (how != PERSON_RECORDS_DONE) {
    answer = failed(call, how, "narrowed", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"person", 1, call_person, 0},
  {"people", 1, call_people, 0},
  {"untyped", 1, call_untyped, 0},
  {"narrowed", 1, call_narrowed, 0}
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
  self->atom_person = enif_make_atom_len(env, "person", 6);
  self->atom_undefined = enif_make_atom_len(env, "undefined", 9);
  self->atom_pair = enif_make_atom_len(env, "pair", 4);
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

ERL_NIF_INIT(person_records, functions, load, NULL, upgrade, unload)
