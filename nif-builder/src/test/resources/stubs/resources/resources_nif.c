/*
 * The C side of module resources: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "resources_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_error;
  ERL_NIF_TERM atom_undefined;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
  ErlNifResourceType *type_counter;
  ErlNifResourceType *type_watch;
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

struct resources_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  owned *resources;
  ErlNifEnv *caller; /* NULL on a thread of our own */
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *resources_env(resources_call *call) {
  return call->env;
}

void *resources_alloc(resources_call *call, size_t count, size_t size) {
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

static void begin(resources_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->resources = NULL;
  call->caller = env;
  call->out_of_memory = false;
}

static void end(resources_call *call) {
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

static ERL_NIF_TERM failed(resources_call *call, resources_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == RESOURCES_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == RESOURCES_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == RESOURCES_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

static bool get_int64(resources_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(resources_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

resources_counter *resources_new_counter(resources_call *call, size_t size) {
  owned *entry = resources_alloc(call, 1, sizeof *entry);
  if (entry == NULL) {
    return NULL;
  }
  entry->object = enif_alloc_resource(call->library->type_counter, size);
  if (entry->object == NULL) {
    call->out_of_memory = true;
    return NULL;
  }
  memset(entry->object, 0, size);
  entry->next = call->resources;
  call->resources = entry;
  return entry->object;
}

static bool get_counter(resources_call *call, ERL_NIF_TERM term, resources_counter **out) {
  void *object;
  if (!enif_get_resource(call->env, term, call->library->type_counter, &object)) {
    return false;
  }
  *out = object;
  return true;
}

static bool put_counter(resources_call *call, resources_counter *const *in, ERL_NIF_TERM *term) {
  if (*in == NULL) {
    return false;
  }
  *term = enif_make_resource(call->env, *in);
  return true;
}

static bool put_new_result_ok(resources_call *call, resources_counter *const *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_ok;
  if (!put_counter(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool put_atom(resources_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_atom(call->env, term);
}

static bool put_new_result_error(resources_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_error;
  if (!put_atom(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool put_new_result(resources_call *call, const resources_new_result *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESOURCES_NEW_RESULT_OK:
      return put_new_result_ok(call, &in->as.ok, term);
    case RESOURCES_NEW_RESULT_ERROR:
      return put_new_result_error(call, &in->as.error, term);
  }
  return false;
}

static bool get_pid(resources_call *call, ERL_NIF_TERM term, ErlNifPid *out) {
  return enif_get_local_pid(call->env, term, out) != 0;
}

resources_watch *resources_new_watch(resources_call *call, size_t size) {
  owned *entry = resources_alloc(call, 1, sizeof *entry);
  if (entry == NULL) {
    return NULL;
  }
  entry->object = enif_alloc_resource(call->library->type_watch, size);
  if (entry->object == NULL) {
    call->out_of_memory = true;
    return NULL;
  }
  memset(entry->object, 0, size);
  entry->next = call->resources;
  call->resources = entry;
  return entry->object;
}

bool resources_monitor_watch(resources_call *call, resources_watch *watch, ErlNifPid pid) {
  return enif_monitor_process(call->caller, watch, &pid, NULL) == 0;
}

static bool put_watch(resources_call *call, resources_watch *const *in, ERL_NIF_TERM *term) {
  if (*in == NULL) {
    return false;
  }
  *term = enif_make_resource(call->env, *in);
  return true;
}

static bool put_uint64(resources_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_counter_list(resources_call *call, ERL_NIF_TERM term, resources_counter_list *out) {
  ERL_NIF_TERM head;
  resources_counter **items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = resources_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_counter(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_counter_list(resources_call *call, const resources_counter_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_counter(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_maybe_arg1_value(resources_call *call, ERL_NIF_TERM term, resources_maybe_arg1_value *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && get_counter(call, parts[0], &out->part1)
         && get_counter(call, parts[1], &out->part2);
}

static bool put_maybe_arg1_value(resources_call *call, const resources_maybe_arg1_value *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  if (!put_counter(call, &in->part1, &parts[0])
      || !put_counter(call, &in->part2, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_maybe_arg1_value_or_undefined(resources_call *call, ERL_NIF_TERM term, resources_maybe_arg1_value_or_undefined *out) {
  out->present = !enif_is_identical(term, call->library->atom_undefined);
  return !out->present || get_maybe_arg1_value(call, term, &out->value);
}

static bool put_maybe_arg1_value_or_undefined(resources_call *call, const resources_maybe_arg1_value_or_undefined *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->atom_undefined;
    return true;
  }
  return put_maybe_arg1_value(call, &in->value, term);
}

static ERL_NIF_TERM call_new(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  int64_t arg0;
  resources_new_result result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64(call, argv[0], &arg0)) {
    how = resources_impl_new(call, arg0, &result);
  }
  if (how == RESOURCES_DONE && !put_new_result(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "new", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_add(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  resources_counter *arg0;
  int64_t arg1;
  resources_counter *result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_counter(call, argv[0], &arg0)
      && get_int64(call, argv[1], &arg1)) {
    how = resources_impl_add(call, arg0, arg1, &result);
  }
  if (how == RESOURCES_DONE && !put_counter(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "add", 2);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_get(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  resources_counter *arg0;
  int64_t result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_counter(call, argv[0], &arg0)) {
    how = resources_impl_get(call, arg0, &result);
  }
  if (how == RESOURCES_DONE && !put_int64(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "get", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_watch(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  resources_counter *arg0;
  ErlNifPid arg1;
  resources_watch *result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_counter(call, argv[0], &arg0)
      && get_pid(call, argv[1], &arg1)) {
    how = resources_impl_watch(call, arg0, arg1, &result);
  }
  if (how == RESOURCES_DONE && !put_watch(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "watch", 2);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_alive(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  uint64_t result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  (void)argv;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  how = resources_impl_alive(call, &result);
  if (how == RESOURCES_DONE && !put_uint64(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "alive", 0);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_many(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  resources_counter_list arg0;
  resources_counter_list result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_counter_list(call, argv[0], &arg0)) {
    how = resources_impl_many(call, arg0, &result);
  }
  if (how == RESOURCES_DONE && !put_counter_list(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "many", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_maybe(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  resources_call state;
  resources_call *const call = &state;
  resources_maybe_arg1_value_or_undefined arg0;
  resources_maybe_arg1_value_or_undefined result;
  resources_return how = RESOURCES_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_maybe_arg1_value_or_undefined(call, argv[0], &arg0)) {
    how = resources_impl_maybe(call, &arg0, &result);
  }
  if (how == RESOURCES_DONE && !put_maybe_arg1_value_or_undefined(call, &result, &answer)) {
    how = RESOURCES_BAD_RESULT;
  }
  if (how != RESOURCES_DONE) {
    answer = failed(call, how, "maybe", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"new", 1, call_new, 0},
  {"add", 2, call_add, 0},
  {"get", 1, call_get, 0},
  {"watch", 2, call_watch, 0},
  {"alive", 0, call_alive, 0},
  {"many", 1, call_many, 0},
  {"maybe", 1, call_maybe, 0}
};

static void destroy_counter(ErlNifEnv *env, void *object) {
  (void)env;
  resources_impl_destroy_counter(object);
}

static void destroy_watch(ErlNifEnv *env, void *object) {
  (void)env;
  resources_impl_destroy_watch(object);
}

static void down_watch(ErlNifEnv *env, void *object, ErlNifPid *pid, ErlNifMonitor *monitor) {
  (void)env;
  (void)monitor;
  resources_impl_down_watch(object, *pid);
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
  self->atom_error = enif_make_atom_len(env, "error", 5);
  self->atom_undefined = enif_make_atom_len(env, "undefined", 9);
  self->atom_enomem = enif_make_atom_len(env, "enomem", 6);
  self->atom_not_implemented = enif_make_atom_len(env, "not_implemented", 15);
  self->atom_bad_result = enif_make_atom_len(env, "bad_result", 10);
  self->type_counter = open_type(env, "counter", destroy_counter, NULL);
  if (self->type_counter == NULL) {
    enif_free(self);
    return 2;
  }
  self->type_watch = open_type(env, "watch", destroy_watch, down_watch);
  if (self->type_watch == NULL) {
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

ERL_NIF_INIT(resources, functions, load, NULL, upgrade, unload)
