/*
 * The C side of module failing: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "failing_nif.h"

#include <math.h>
#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_yes;
  ERL_NIF_TERM atom_no;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
  ErlNifResourceType *type_thing;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

typedef struct owned {
  struct owned *next;
  void *object;
} owned;

struct failing_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  owned *resources;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *failing_env(failing_call *call) {
  return call->env;
}

void *failing_alloc(failing_call *call, size_t count, size_t size) {
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

static void begin(failing_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->resources = NULL;
  call->out_of_memory = false;
}

static void end(failing_call *call) {
  owned *resource;
  block *current = call->blocks;
  for (resource = call->resources; resource != NULL; resource = resource->next) {
    enif_release_resource(resource->object);
  }
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(failing_call *call, failing_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == FAILING_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == FAILING_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == FAILING_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool put_int_1_to_10(failing_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  const int64_t value = *in;
  if (value < 1 || value > 10) {
    return false;
  }
  *term = enif_make_int64(call->env, *in);
  return true;
}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_float(failing_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
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

static bool put_string(failing_call *call, const failing_string *in, ERL_NIF_TERM *term) {
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
  characters = failing_alloc(call, in->size, sizeof *characters);
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

static bool put_int64(failing_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool put_int64_list(failing_call *call, const failing_int64_list *in, ERL_NIF_TERM *term) {
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

failing_thing *failing_new_thing(failing_call *call, size_t size) {
  owned *entry = failing_alloc(call, 1, sizeof *entry);
  if (entry == NULL) {
    return NULL;
  }
  entry->object = enif_alloc_resource(call->library->type_thing, size);
  if (entry->object == NULL) {
    call->out_of_memory = true;
    return NULL;
  }
  memset(entry->object, 0, size);
  entry->next = call->resources;
  call->resources = entry;
  return entry->object;
}

static bool put_thing(failing_call *call, failing_thing *const *in, ERL_NIF_TERM *term) {
  if (*in == NULL) {
    return false;
  }
  *term = enif_make_resource(call->env, *in);
  return true;
}

static bool put_bad_enum_result(failing_call *call, const failing_bad_enum_result *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
    case FAILING_BAD_ENUM_RESULT_YES:
      *term = self->atom_yes;
      return true;
    case FAILING_BAD_ENUM_RESULT_NO:
      *term = self->atom_no;
      return true;
  }
  return false;
}

/* Two pairs of one key are no map. */
static bool put_int64_to_int64_map(failing_call *call, const failing_int64_to_int64_map *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM *keys = failing_alloc(call, in->size, sizeof *keys);
  ERL_NIF_TERM *values = failing_alloc(call, in->size, sizeof *values);
  size_t i;
  if (keys == NULL || values == NULL || (in->pairs == NULL && in->size != 0)) {
    return false;
  }
  for (i = 0; i < in->size; i++) {
    if (!put_int64(call, &in->pairs[i].key, &keys[i]) || !put_int64(call, &in->pairs[i].value, &values[i])) {
      return false;
    }
  }
  return enif_make_map_from_arrays(call->env, keys, values, in->size, term) != 0;
}

static ERL_NIF_TERM call_badarg(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  how = failing_impl_badarg(call);
  answer = call->library->atom_ok;
  if (how != FAILING_DONE) {
    answer = failed(call, how, "badarg", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_no_memory(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  how = failing_impl_no_memory(call);
  answer = call->library->atom_ok;
  if (how != FAILING_DONE) {
    answer = failed(call, how, "no_memory", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_not_written(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  how = failing_impl_not_written(call);
  answer = call->library->atom_ok;
  if (how != FAILING_DONE) {
    answer = failed(call, how, "not_written", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_out_of_range(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  int64_t result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_out_of_range(call, &result);
  if (how == FAILING_DONE && !put_int_1_to_10(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "out_of_range", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_infinite(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  double result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_infinite(call, &result);
  if (how == FAILING_DONE && !put_float(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "infinite", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_bad_text(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_string result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_bad_text(call, &result);
  if (how == FAILING_DONE && !put_string(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "bad_text", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_null_list(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_int64_list result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_null_list(call, &result);
  if (how == FAILING_DONE && !put_int64_list(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "null_list", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_no_resource(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_thing *result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_no_resource(call, &result);
  if (how == FAILING_DONE && !put_thing(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "no_resource", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_bad_enum(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_bad_enum_result result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_bad_enum(call, &result);
  if (how == FAILING_DONE && !put_bad_enum_result(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "bad_enum", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_same_keys(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  failing_call state;
  failing_call *const call = &state;
  failing_int64_to_int64_map result;
  failing_return how = FAILING_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = failing_impl_same_keys(call, &result);
  if (how == FAILING_DONE && !put_int64_to_int64_map(call, &result, &answer)) {
    how = FAILING_BAD_RESULT;
  }
  if (how != FAILING_DONE) {
    answer = failed(call, how, "same_keys", 0);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"badarg", 0, call_badarg, 0},
  {"no_memory", 0, call_no_memory, 0},
  {"not_written", 0, call_not_written, 0},
  {"out_of_range", 0, call_out_of_range, 0},
  {"infinite", 0, call_infinite, 0},
  {"bad_text", 0, call_bad_text, 0},
  {"null_list", 0, call_null_list, 0},
  {"no_resource", 0, call_no_resource, 0},
  {"bad_enum", 0, call_bad_enum, 0},
  {"same_keys", 0, call_same_keys, 0}
};

static void destroy_thing(ErlNifEnv *env, void *object) {
  (void)env;
  failing_impl_destroy_thing(object);
}

static ErlNifResourceType *open_type(ErlNifEnv *env, const char *name, ErlNifResourceDtor *destroy,
                                     ErlNifResourceDown *down) {
  ErlNifResourceTypeInit callbacks;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.dtor = destroy;
  callbacks.down = down;
  return enif_open_resource_type_x(env, name, &callbacks,
                                   ERL_NIF_RT_CREATE | ERL_NIF_RT_TAKEOVER, NULL);
}

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
  self->atom_yes = enif_make_atom_len(env, "yes", 3);
  self->atom_no = enif_make_atom_len(env, "no", 2);
  self->atom_enomem = enif_make_atom_len(env, "enomem", 6);
  self->atom_not_implemented = enif_make_atom_len(env, "not_implemented", 15);
  self->atom_bad_result = enif_make_atom_len(env, "bad_result", 10);
  self->type_thing = open_type(env, "thing", destroy_thing, NULL);
  if (self->type_thing == NULL) {
    enif_free(self);
    return 2;
  }
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

ERL_NIF_INIT(failing, functions, load, NULL, upgrade, unload)
