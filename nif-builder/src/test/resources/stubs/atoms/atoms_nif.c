/*
 * The C side of module atoms: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "atoms_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_red;
  ERL_NIF_TERM atom_green;
  ERL_NIF_TERM atom_blue;
  ERL_NIF_TERM atom_read;
  ERL_NIF_TERM atom_write;
  ERL_NIF_TERM atom_append;
  ERL_NIF_TERM atom_hello_world;
  ERL_NIF_TERM atom_hello_world_2;
  ERL_NIF_TERM atom_x;
  ERL_NIF_TERM atom_x_2;
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct atoms_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *atoms_env(atoms_call *call) {
  return call->env;
}

void *atoms_alloc(atoms_call *call, size_t count, size_t size) {
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

static void begin(atoms_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(atoms_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(atoms_call *call, atoms_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == ATOMS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == ATOMS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == ATOMS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool get_atom(atoms_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_atom(call->env, term);
}

static bool put_atom(atoms_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_atom(call->env, term);
}

static bool get_color(atoms_call *call, ERL_NIF_TERM term, atoms_color *out) {
  const library *self = call->library;
  if (enif_is_identical(term, self->atom_red)) {
    *out = ATOMS_COLOR_RED;
    return true;
  }
  if (enif_is_identical(term, self->atom_green)) {
    *out = ATOMS_COLOR_GREEN;
    return true;
  }
  if (enif_is_identical(term, self->atom_blue)) {
    *out = ATOMS_COLOR_BLUE;
    return true;
  }
  return false;
}

static bool put_color(atoms_call *call, const atoms_color *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
    case ATOMS_COLOR_RED:
      *term = self->atom_red;
      return true;
    case ATOMS_COLOR_GREEN:
      *term = self->atom_green;
      return true;
    case ATOMS_COLOR_BLUE:
      *term = self->atom_blue;
      return true;
  }
  return false;
}

static bool get_mode_mode(atoms_call *call, ERL_NIF_TERM term, atoms_mode_mode *out) {
  const library *self = call->library;
  if (enif_is_identical(term, self->atom_read)) {
    *out = ATOMS_MODE_MODE_READ;
    return true;
  }
  if (enif_is_identical(term, self->atom_write)) {
    *out = ATOMS_MODE_MODE_WRITE;
    return true;
  }
  if (enif_is_identical(term, self->atom_append)) {
    *out = ATOMS_MODE_MODE_APPEND;
    return true;
  }
  return false;
}

static bool put_mode_mode(atoms_call *call, const atoms_mode_mode *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
    case ATOMS_MODE_MODE_READ:
      *term = self->atom_read;
      return true;
    case ATOMS_MODE_MODE_WRITE:
      *term = self->atom_write;
      return true;
    case ATOMS_MODE_MODE_APPEND:
      *term = self->atom_append;
      return true;
  }
  return false;
}

static bool get_quoted_arg1(atoms_call *call, ERL_NIF_TERM term, atoms_quoted_arg1 *out) {
  const library *self = call->library;
  if (enif_is_identical(term, self->atom_hello_world)) {
    *out = ATOMS_QUOTED_ARG1_HELLO_WORLD;
    return true;
  }
  if (enif_is_identical(term, self->atom_hello_world_2)) {
    *out = ATOMS_QUOTED_ARG1_HELLO_WORLD_2;
    return true;
  }
  if (enif_is_identical(term, self->atom_x)) {
    *out = ATOMS_QUOTED_ARG1;
    return true;
  }
  if (enif_is_identical(term, self->atom_x_2)) {
    *out = ATOMS_QUOTED_ARG1_2;
    return true;
  }
  return false;
}

static bool put_quoted_arg1(atoms_call *call, const atoms_quoted_arg1 *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
    case ATOMS_QUOTED_ARG1_HELLO_WORLD:
      *term = self->atom_hello_world;
      return true;
    case ATOMS_QUOTED_ARG1_HELLO_WORLD_2:
      *term = self->atom_hello_world_2;
      return true;
    case ATOMS_QUOTED_ARG1:
      *term = self->atom_x;
      return true;
    case ATOMS_QUOTED_ARG1_2:
      *term = self->atom_x_2;
      return true;
  }
  return false;
}

static bool get_color_list(atoms_call *call, ERL_NIF_TERM term, atoms_color_list *out) {
  ERL_NIF_TERM head;
  atoms_color *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = atoms_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_color(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_color_list(atoms_call *call, const atoms_color_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_color(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  atoms_call state;
  atoms_call *const call = &state;
  ERL_NIF_TERM arg0;
  ERL_NIF_TERM result;
  atoms_return how = ATOMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_atom(call, argv[0], &arg0)) {
    how = atoms_impl_echo(call, arg0, &result);
  }
  if (how == ATOMS_DONE && !put_atom(call, &result, &answer)) {
    how = ATOMS_BAD_RESULT;
  }
  if (how != ATOMS_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_color(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  atoms_call state;
  atoms_call *const call = &state;
  atoms_color arg0;
  atoms_color result;
  atoms_return how = ATOMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_color(call, argv[0], &arg0)) {
    how = atoms_impl_color(call, arg0, &result);
  }
  if (how == ATOMS_DONE && !put_color(call, &result, &answer)) {
    how = ATOMS_BAD_RESULT;
  }
  if (how != ATOMS_DONE) {
    answer = failed(call, how, "color", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_mode(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  atoms_call state;
  atoms_call *const call = &state;
  atoms_mode_mode arg0;
  atoms_mode_mode result;
  atoms_return how = ATOMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_mode_mode(call, argv[0], &arg0)) {
    how = atoms_impl_mode(call, arg0, &result);
  }
  if (how == ATOMS_DONE && !put_mode_mode(call, &result, &answer)) {
    how = ATOMS_BAD_RESULT;
  }
  if (how != ATOMS_DONE) {
    answer = failed(call, how, "mode", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_quoted(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  atoms_call state;
  atoms_call *const call = &state;
  atoms_quoted_arg1 arg0;
  atoms_quoted_arg1 result;
  atoms_return how = ATOMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_quoted_arg1(call, argv[0], &arg0)) {
    how = atoms_impl_quoted(call, arg0, &result);
  }
  if (how == ATOMS_DONE && !put_quoted_arg1(call, &result, &answer)) {
    how = ATOMS_BAD_RESULT;
  }
  if (how != ATOMS_DONE) {
    answer = failed(call, how, "quoted", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_one(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  atoms_call state;
  atoms_call *const call = &state;
  atoms_return how = ATOMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  if (enif_is_identical(argv[0], call->library->atom_ok)) {
    how = atoms_impl_one(call);
  }
  answer = call->library->atom_ok;
  if (how != ATOMS_DONE) {
    answer = failed(call, how, "one", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_list(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  atoms_call state;
  atoms_call *const call = &state;
  atoms_color_list arg0;
  atoms_color_list result;
  atoms_return how = ATOMS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_color_list(call, argv[0], &arg0)) {
    how = atoms_impl_list(call, arg0, &result);
  }
  if (how == ATOMS_DONE && !put_color_list(call, &result, &answer)) {
    how = ATOMS_BAD_RESULT;
  }
  if (how != ATOMS_DONE) {
    answer = failed(call, how, "list", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
  {"color", 1, call_color, 0},
  {"mode", 1, call_mode, 0},
  {"quoted", 1, call_quoted, 0},
  {"one", 1, call_one, 0},
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
  self->atom_red = enif_make_atom_len(env, "red", 3);
  self->atom_green = enif_make_atom_len(env, "green", 5);
  self->atom_blue = enif_make_atom_len(env, "blue", 4);
  self->atom_read = enif_make_atom_len(env, "read", 4);
  self->atom_write = enif_make_atom_len(env, "write", 5);
  self->atom_append = enif_make_atom_len(env, "append", 6);
  self->atom_hello_world = enif_make_atom_len(env, "Hello World", 11);
  self->atom_hello_world_2 = enif_make_atom_len(env, "hello_world", 11);
  self->atom_x = enif_make_atom_len(env, "", 0);
  self->atom_x_2 = enif_make_atom_len(env, "\303\251\012\042", 4);
  self->atom_ok = enif_make_atom_len(env, "ok", 2);
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

ERL_NIF_INIT(atoms, functions, load, NULL, upgrade, unload)
