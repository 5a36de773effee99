/*
 * The C side of module yielding: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "yielding_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
  ErlNifResourceType *type_slice;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct yielding_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *yielding_env(yielding_call *call) {
  return call->env;
}

void *yielding_alloc(yielding_call *call, size_t count, size_t size) {
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

static void begin(yielding_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(yielding_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(yielding_call *call, yielding_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == YIELDING_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == YIELDING_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == YIELDING_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *yielding_make_binary(yielding_call *call, size_t size, yielding_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_binary(yielding_call *call, ERL_NIF_TERM term, yielding_binary *out) {
  ErlNifBinary view;
  if (!enif_inspect_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = term;
  return true;
}

static bool put_uint64(yielding_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_int_1_to_1000(yielding_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value) || value < 1 || value > 1000) {
    return false;
  }
  *out = value;
  return true;
}

bool yielding_time_is_up(yielding_call *call, int percent) {
  return enif_consume_timeslice(call->env, percent < 1 ? 1 : percent > 100 ? 100 : percent) != 0;
}

static void destroy_slice(ErlNifEnv *env, void *object) {
  yielding_slice *slice = object;
  (void)env;
  if (slice->release != NULL) {
    slice->release(slice->state);
  }
}

static ERL_NIF_TERM again_sum(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]);

/* Arguments are read again in each slice: between two of them, a binary may move. */
static ERL_NIF_TERM slice_sum(ErlNifEnv *env, const ERL_NIF_TERM argv[], yielding_slice *slice,
                                ERL_NIF_TERM reference) {
  yielding_call state;
  yielding_call *const call = &state;
  yielding_binary arg0;
  uint64_t result;
  yielding_return how = YIELDING_BADARG;
  ERL_NIF_TERM answer = 0;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_binary(call, argv[0], &arg0)) {
    how = yielding_impl_sum(call, slice, arg0, &result);
  }
  if (how == YIELDING_DONE && !put_uint64(call, &result, &answer)) {
    how = YIELDING_BAD_RESULT;
  }
  if (how == YIELDING_AGAIN && !call->out_of_memory) {
    ERL_NIF_TERM next[1 + 1];
    memcpy(next, argv, 1 * sizeof next[0]);
    next[1] = reference;
    answer = enif_schedule_nif(env, "sum", 0, again_sum, 1 + 1, next);
  } else if (how != YIELDING_DONE) {
    answer = failed(call, how, "sum", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM again_sum(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  const library *self = enif_priv_data(env);
  void *slice;
  if (argc != 1 + 1 || !enif_get_resource(env, argv[1], self->type_slice, &slice)) {
    return enif_make_badarg(env);
  }
  return slice_sum(env, argv, slice, argv[1]);
}

static ERL_NIF_TERM call_sum(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  const library *self = enif_priv_data(env);
  yielding_slice *slice = enif_alloc_resource(self->type_slice, sizeof *slice);
  ERL_NIF_TERM reference;
  ERL_NIF_TERM answer;
  (void)argc;
  if (slice == NULL) {
    return enif_raise_exception(env, self->atom_enomem);
  }
  memset(slice, 0, sizeof *slice);
  reference = enif_make_resource(env, slice);
  answer = slice_sum(env, argv, slice, reference);
  enif_release_resource(slice);
  return answer;
}

static ERL_NIF_TERM again_count(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]);

/* Arguments are read again in each slice: between two of them, a binary may move. */
static ERL_NIF_TERM slice_count(ErlNifEnv *env, const ERL_NIF_TERM argv[], yielding_slice *slice,
                                ERL_NIF_TERM reference) {
  yielding_call state;
  yielding_call *const call = &state;
  int64_t arg0;
  yielding_return how = YIELDING_BADARG;
  ERL_NIF_TERM answer = 0;
  begin(call, env, enif_priv_data(env));
  if (get_int_1_to_1000(call, argv[0], &arg0)) {
    how = yielding_impl_count(call, slice, arg0);
  }
  answer = call->library->atom_ok;
  if (how == YIELDING_AGAIN && !call->out_of_memory) {
    ERL_NIF_TERM next[1 + 1];
    memcpy(next, argv, 1 * sizeof next[0]);
    next[1] = reference;
    answer = enif_schedule_nif(env, "count", 0, again_count, 1 + 1, next);
  } else if (how != YIELDING_DONE) {
    answer = failed(call, how, "count", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM again_count(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  const library *self = enif_priv_data(env);
  void *slice;
  if (argc != 1 + 1 || !enif_get_resource(env, argv[1], self->type_slice, &slice)) {
    return enif_make_badarg(env);
  }
  return slice_count(env, argv, slice, argv[1]);
}

static ERL_NIF_TERM call_count(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  const library *self = enif_priv_data(env);
  yielding_slice *slice = enif_alloc_resource(self->type_slice, sizeof *slice);
  ERL_NIF_TERM reference;
  ERL_NIF_TERM answer;
  (void)argc;
  if (slice == NULL) {
    return enif_raise_exception(env, self->atom_enomem);
  }
  memset(slice, 0, sizeof *slice);
  reference = enif_make_resource(env, slice);
  answer = slice_count(env, argv, slice, reference);
  enif_release_resource(slice);
  return answer;
}

static ErlNifFunc functions[] = {
  {"sum", 1, call_sum, 0},
  {"count", 1, call_count, 0}
};

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
  self->atom_enomem = enif_make_atom_len(env, "enomem", 6);
  self->atom_not_implemented = enif_make_atom_len(env, "not_implemented", 15);
  self->atom_bad_result = enif_make_atom_len(env, "bad_result", 10);
  self->type_slice = open_type(env, "nifproof_slice", destroy_slice, NULL);
  if (self->type_slice == NULL) {
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

ERL_NIF_INIT(yielding, functions, load, NULL, upgrade, unload)
