/*
 * The C side of module identifiers: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "identifiers_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_undefined;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct identifiers_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *identifiers_env(identifiers_call *call) {
  return call->env;
}

void *identifiers_alloc(identifiers_call *call, size_t count, size_t size) {
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

static void begin(identifiers_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(identifiers_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(identifiers_call *call, identifiers_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == IDENTIFIERS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == IDENTIFIERS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == IDENTIFIERS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool get_pid(identifiers_call *call, ERL_NIF_TERM term, ErlNifPid *out) {
  return enif_get_local_pid(call->env, term, out) != 0;
}

static bool put_pid(identifiers_call *call, const ErlNifPid *in, ERL_NIF_TERM *term) {
  *term = enif_make_pid(call->env, in);
  return *term != 0 && enif_is_pid(call->env, *term);
}

static bool get_reference(identifiers_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_ref(call->env, term);
}

static bool put_reference(identifiers_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_ref(call->env, term);
}

static bool get_pid_list(identifiers_call *call, ERL_NIF_TERM term, identifiers_pid_list *out) {
  ERL_NIF_TERM head;
  ErlNifPid *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = identifiers_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_pid(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_pid_list(identifiers_call *call, const identifiers_pid_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_pid(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_port(identifiers_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_port(call->env, term);
}

static bool put_port(identifiers_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_port(call->env, term);
}

static bool get_port_or_undefined(identifiers_call *call, ERL_NIF_TERM term, identifiers_port_or_undefined *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_port(call, term, &out->value);
}

static bool put_port_or_undefined(identifiers_call *call, const identifiers_port_or_undefined *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_port(call, &in->value, term);
}

static ERL_NIF_TERM call_pid(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  identifiers_call state;
  identifiers_call *const call = &state;
  ErlNifPid arg0;
  ErlNifPid result;
  identifiers_return how = IDENTIFIERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_pid(call, argv[0], &arg0)) {
    how = identifiers_impl_pid(call, arg0, &result);
  }
  if (how == IDENTIFIERS_DONE && !put_pid(call, &result, &answer)) {
    how = IDENTIFIERS_BAD_RESULT;
  }
  if (how != IDENTIFIERS_DONE) {
    answer = failed(call, how, "pid", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_reference(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  identifiers_call state;
  identifiers_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  identifiers_return how = IDENTIFIERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_reference(call, argv[0], &arg0)) {
    how = identifiers_impl_reference(call, arg0, &result);
  }
  if (how == IDENTIFIERS_DONE && !put_reference(call, &result, &answer)) {
    how = IDENTIFIERS_BAD_RESULT;
  }
  if (how != IDENTIFIERS_DONE) {
    answer = failed(call, how, "reference", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_pids(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  identifiers_call state;
  identifiers_call *const call = &state;
  identifiers_pid_list arg0;
  identifiers_pid_list result;
  identifiers_return how = IDENTIFIERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_pid_list(call, argv[0], &arg0)) {
    how = identifiers_impl_pids(call, arg0, &result);
  }
  if (how == IDENTIFIERS_DONE && !put_pid_list(call, &result, &answer)) {
    how = IDENTIFIERS_BAD_RESULT;
  }
  if (how != IDENTIFIERS_DONE) {
    answer = failed(call, how, "pids", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_port(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  identifiers_call state;
  identifiers_call *const call = &state;
  identifiers_port_or_undefined arg0;
  identifiers_port_or_undefined result;
  identifiers_return how = IDENTIFIERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_port_or_undefined(call, argv[0], &arg0)) {
    how = identifiers_impl_port(call, &arg0, &result);
  }
  if (how == IDENTIFIERS_DONE && !put_port_or_undefined(call, &result, &answer)) {
    how = IDENTIFIERS_BAD_RESULT;
  }
  if (how != IDENTIFIERS_DONE) {
    answer = failed(call, how, "port", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"pid", 1, call_pid, 0},
  {"reference", 1, call_reference, 0},
  {"pids", 1, call_pids, 0},
  {"port", 1, call_port, 0}
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

ERL_NIF_INIT(identifiers, functions, load, NULL, upgrade, unload)
