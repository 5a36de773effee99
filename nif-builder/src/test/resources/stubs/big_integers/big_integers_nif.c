/*
 * The C side of module big_integers: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "big_integers_nif.h"

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

struct big_integers_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *big_integers_env(big_integers_call *call) {
  return call->env;
}

void *big_integers_alloc(big_integers_call *call, size_t count, size_t size) {
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

static void begin(big_integers_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(big_integers_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(big_integers_call *call, big_integers_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == BIG_INTEGERS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == BIG_INTEGERS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == BIG_INTEGERS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

/* erl_nif.h has no such integers: the external term format tells their bytes. */
static bool get_big_integer(big_integers_call *call, ERL_NIF_TERM term, big_integers_big_integer *out) {
  enum { VERSION = 131, SMALL_BIG = 110, LARGE_BIG = 111 };
  ErlNifSInt64 value;
  ErlNifBinary encoded;
  unsigned char *bytes;
  size_t header;
  if (enif_get_int64(call->env, term, &value)) {
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    out->negative = value < 0;
    out->size = 0;
    out->magnitude = bytes = big_integers_alloc(call, sizeof magnitude, 1);
    for (; bytes != NULL && magnitude != 0; magnitude >>= 8) {
      bytes[out->size++] = (unsigned char)(magnitude & 0xff);
    }
    return bytes != NULL;
  }
  if (!enif_is_number(call->env, term) || !enif_term_to_binary(call->env, term, &encoded)) {
    return false;
  }
  header = encoded.size > 4 && encoded.data[1] == LARGE_BIG ? 7 : 4;
  bytes = NULL;
  if (encoded.size > header && encoded.data[0] == VERSION
      && (encoded.data[1] == SMALL_BIG || encoded.data[1] == LARGE_BIG)) {
    bytes = big_integers_alloc(call, encoded.size - header, 1);
  }
  if (bytes != NULL) {
    memcpy(bytes, encoded.data + header, encoded.size - header);
    out->magnitude = bytes;
    out->size = encoded.size - header;
    out->negative = encoded.data[header - 1] != 0;
  }
  enif_release_binary(&encoded);
  return bytes != NULL;
}

static bool put_big_integer(big_integers_call *call, const big_integers_big_integer *in, ERL_NIF_TERM *term) {
  enum { HEADER = 7 };
  size_t size = in->magnitude == NULL ? 0 : in->size;
  unsigned char *encoded;
  while (size > 0 && in->magnitude[size - 1] == 0) {
    size--;
  }
  if (size > UINT32_MAX) {
    return false;
  }
  encoded = big_integers_alloc(call, size + HEADER, 1);
  if (encoded == NULL) {
    return false;
  }
  encoded[0] = 131;
  encoded[1] = 111;
  encoded[2] = (unsigned char)(size >> 24 & 0xff);
  encoded[3] = (unsigned char)(size >> 16 & 0xff);
  encoded[4] = (unsigned char)(size >> 8 & 0xff);
  encoded[5] = (unsigned char)(size & 0xff);
  encoded[6] = in->negative ? 1 : 0;
  if (size > 0) {
    memcpy(encoded + HEADER, in->magnitude, size);
  }
  return enif_binary_to_term(call->env, encoded, size + HEADER, term, 0) != 0;
}

static bool get_big_integer_list(big_integers_call *call, ERL_NIF_TERM term, big_integers_big_integer_list *out) {
  ERL_NIF_TERM head;
  big_integers_big_integer *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = big_integers_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_big_integer(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_big_integer_list(big_integers_call *call, const big_integers_big_integer_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_big_integer(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  big_integers_call state;
  big_integers_call *const call = &state;
  big_integers_big_integer arg0;
  big_integers_big_integer result;
  big_integers_return how = BIG_INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_big_integer(call, argv[0], &arg0)) {
    how = big_integers_impl_echo(call, arg0, &result);
  }
  if (how == BIG_INTEGERS_DONE && !put_big_integer(call, &result, &answer)) {
    how = BIG_INTEGERS_BAD_RESULT;
  }
  if (how != BIG_INTEGERS_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_many(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  big_integers_call state;
  big_integers_call *const call = &state;
  big_integers_big_integer_list arg0;
  big_integers_big_integer_list result;
  big_integers_return how = BIG_INTEGERS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_big_integer_list(call, argv[0], &arg0)) {
    how = big_integers_impl_many(call, arg0, &result);
  }
  if (how == BIG_INTEGERS_DONE && !put_big_integer_list(call, &result, &answer)) {
    how = BIG_INTEGERS_BAD_RESULT;
  }
  if (how != BIG_INTEGERS_DONE) {
    answer = failed(call, how, "many", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
  {"many", 1, call_many, 0}
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

ERL_NIF_INIT(big_integers, functions, load, NULL, upgrade, unload)
