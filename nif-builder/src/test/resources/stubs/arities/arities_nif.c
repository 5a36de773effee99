/*
 * The C side of module arities: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "arities_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_ok;
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

struct arities_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *arities_env(arities_call *call) {
  return call->env;
}

void *arities_alloc(arities_call *call, size_t count, size_t size) {
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

static void begin(arities_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(arities_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(arities_call *call, arities_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == ARITIES_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == ARITIES_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == ARITIES_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *arities_make_binary(arities_call *call, size_t size, arities_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_int64(arities_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(arities_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool get_boolean(arities_call *call, ERL_NIF_TERM term, bool *out) {
  *out = enif_is_identical(term, call->library->atom_true) != 0;
  return *out || enif_is_identical(term, call->library->atom_false);
}

static bool put_boolean(arities_call *call, const bool *in, ERL_NIF_TERM *term) {
  *term = *in ? call->library->atom_true : call->library->atom_false;
  return true;
}

static bool get_binary(arities_call *call, ERL_NIF_TERM term, arities_binary *out) {
  ErlNifBinary view;
  if (!enif_inspect_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = term;
  return true;
}

static bool get_int64_list(arities_call *call, ERL_NIF_TERM term, arities_int64_list *out) {
  ERL_NIF_TERM head;
  int64_t *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = arities_alloc(call, length, sizeof *items);
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

static bool get_atom(arities_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_atom(call->env, term);
}

static bool get_float(arities_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
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
static bool get_string(arities_call *call, ERL_NIF_TERM term, arities_string *out) {
  ERL_NIF_TERM head;
  unsigned length;
  char *text;
  size_t size = 0;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  text = arities_alloc(call, (size_t)length + 1, 4);
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

static bool get_many_g(arities_call *call, ERL_NIF_TERM term, arities_many_g *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_int64(call, parts[0], &out->part1)
         && get_int64(call, parts[1], &out->part2);
}

static bool get_iodata(arities_call *call, ERL_NIF_TERM term, arities_binary *out) {
  ErlNifBinary view;
  if (!enif_inspect_iolist_as_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = enif_is_binary(call->env, term) ? term : 0;
  return true;
}

static bool put_uint64(arities_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static ERL_NIF_TERM call_f_0(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  arities_call state;
  arities_call *const call = &state;
  arities_return how = ARITIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  how = arities_impl_f_0(call);
  answer = call->library->atom_ok;
  if (how != ARITIES_DONE) {
    answer = failed(call, how, "f", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_f_1(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  arities_call state;
  arities_call *const call = &state;
  int64_t arg0;
  int64_t result;
  arities_return how = ARITIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64(call, argv[0], &arg0)) {
    how = arities_impl_f_1(call, arg0, &result);
  }
  if (how == ARITIES_DONE && !put_int64(call, &result, &answer)) {
    how = ARITIES_BAD_RESULT;
  }
  if (how != ARITIES_DONE) {
    answer = failed(call, how, "f", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_f_2(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  arities_call state;
  arities_call *const call = &state;
  int64_t arg0;
  int64_t arg1;
  int64_t result;
  arities_return how = ARITIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64(call, argv[0], &arg0)
      && get_int64(call, argv[1], &arg1)) {
    how = arities_impl_f_2(call, arg0, arg1, &result);
  }
  if (how == ARITIES_DONE && !put_int64(call, &result, &answer)) {
    how = ARITIES_BAD_RESULT;
  }
  if (how != ARITIES_DONE) {
    answer = failed(call, how, "f", 2);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_is_ready(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  arities_call state;
  arities_call *const call = &state;
  bool arg0;
  bool result;
  arities_return how = ARITIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_boolean(call, argv[0], &arg0)) {
    how = arities_impl_is_ready(call, arg0, &result);
  }
  if (how == ARITIES_DONE && !put_boolean(call, &result, &answer)) {
    how = ARITIES_BAD_RESULT;
  }
  if (how != ARITIES_DONE) {
    answer = failed(call, how, "is ready\077", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_many(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  arities_call state;
  arities_call *const call = &state;
  int64_t arg0;
  arities_binary arg1;
  arities_int64_list arg2;
  ERL_NIF_TERM arg3;
  double arg4;
  arities_string arg5;
  arities_many_g arg6;
  bool arg7;
  arities_binary arg8;
  uint64_t result;
  arities_return how = ARITIES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64(call, argv[0], &arg0)
      && get_binary(call, argv[1], &arg1)
      && get_int64_list(call, argv[2], &arg2)
      && get_atom(call, argv[3], &arg3)
      && get_float(call, argv[4], &arg4)
      && get_string(call, argv[5], &arg5)
      && get_many_g(call, argv[6], &arg6)
      && get_boolean(call, argv[7], &arg7)
      && get_iodata(call, argv[8], &arg8)) {
    how = arities_impl_many(call, arg0, arg1, arg2, arg3, arg4, arg5, &arg6, arg7, arg8, &result);
  }
  if (how == ARITIES_DONE && !put_uint64(call, &result, &answer)) {
    how = ARITIES_BAD_RESULT;
  }
  if (how != ARITIES_DONE) {
    answer = failed(call, how, "many", 9);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"f", 0, call_f_0, 0},
  {"f", 1, call_f_1, 0},
  {"f", 2, call_f_2, 0},
  {"is ready\077", 1, call_is_ready, 0},
  {"many", 9, call_many, 0}
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
  self->atom_ok = enif_make_atom_len(env, "ok", 2);
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

ERL_NIF_INIT(arities, functions, load, NULL, upgrade, unload)
