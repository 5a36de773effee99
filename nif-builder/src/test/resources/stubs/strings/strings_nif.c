/*
 * The C side of module strings: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "strings_nif.h"

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

struct strings_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *strings_env(strings_call *call) {
  return call->env;
}

void *strings_alloc(strings_call *call, size_t count, size_t size) {
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

static void begin(strings_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(strings_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(strings_call *call, strings_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == STRINGS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == STRINGS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == STRINGS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
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
static bool get_string(strings_call *call, ERL_NIF_TERM term, strings_string *out) {
  ERL_NIF_TERM head;
  unsigned length;
  char *text;
  size_t size = 0;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  text = strings_alloc(call, (size_t)length + 1, 4);
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

static bool put_string(strings_call *call, const strings_string *in, ERL_NIF_TERM *term) {
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
  characters = strings_alloc(call, in->size, sizeof *characters);
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

static bool get_nonempty_string(strings_call *call, ERL_NIF_TERM term, strings_string *out) {
  return get_string(call, term, out) && out->size != 0;
}

static bool put_nonempty_string(strings_call *call, const strings_string *in, ERL_NIF_TERM *term) {
  return in->size != 0 && put_string(call, in, term);
}

static bool get_string_list(strings_call *call, ERL_NIF_TERM term, strings_string_list *out) {
  ERL_NIF_TERM head;
  strings_string *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = strings_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_string(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_string_list(strings_call *call, const strings_string_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_string(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static ERL_NIF_TERM call_echo(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  strings_call state;
  strings_call *const call = &state;
  strings_string arg0;
  strings_string result;
  strings_return how = STRINGS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_string(call, argv[0], &arg0)) {
    how = strings_impl_echo(call, arg0, &result);
  }
  if (how == STRINGS_DONE && !put_string(call, &result, &answer)) {
    how = STRINGS_BAD_RESULT;
  }
  if (how != STRINGS_DONE) {
    answer = failed(call, how, "echo", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_nonempty(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  strings_call state;
  strings_call *const call = &state;
  strings_string arg0;
  strings_string result;
  strings_return how = STRINGS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_nonempty_string(call, argv[0], &arg0)) {
    how = strings_impl_nonempty(call, arg0, &result);
  }
  if (how == STRINGS_DONE && !put_nonempty_string(call, &result, &answer)) {
    how = STRINGS_BAD_RESULT;
  }
  if (how != STRINGS_DONE) {
    answer = failed(call, how, "nonempty", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_list(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  strings_call state;
  strings_call *const call = &state;
  strings_string_list arg0;
  strings_string_list result;
  strings_return how = STRINGS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_string_list(call, argv[0], &arg0)) {
    how = strings_impl_list(call, arg0, &result);
  }
  if (how == STRINGS_DONE && !put_string_list(call, &result, &answer)) {
    how = STRINGS_BAD_RESULT;
  }
  if (how != STRINGS_DONE) {
    answer = failed(call, how, "list", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"echo", 1, call_echo, 0},
  {"nonempty", 1, call_nonempty, 0},
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

ERL_NIF_INIT(strings, functions, load, NULL, upgrade, unload)
