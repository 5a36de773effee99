/*
 * The C side of {{{source}}}: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "{{p}}_nif.h"

{{#hasFloat}}
#include <math.h>
{{/hasFloat}}
#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

{{#threads}}
typedef struct job job;

{{/threads}}
/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
{{#atoms}}
  ERL_NIF_TERM {{name}};
{{/atoms}}
{{#types}}
{{#resource}}
  ErlNifResourceType *type_{{name}};
{{/resource}}
{{/types}}
{{#yields}}
  ErlNifResourceType *type_slice;
{{/yields}}
{{#threads}}
  ErlNifTid worker;
  ErlNifMutex *lock;
  ErlNifCond *work;
  job *first; /* the next to be done */
  job *last;
  bool stopping;
{{/threads}}
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;
{{#hasResource}}

typedef struct owned {
  struct owned *next;
  void *object;
} owned;
{{/hasResource}}

struct {{p}}_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
{{#hasResource}}
  owned *resources;
{{/hasResource}}
{{#hasMonitored}}
  ErlNifEnv *caller; /* NULL on a thread of our own */
{{/hasMonitored}}
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *{{p}}_env({{p}}_call *call) {
  return call->env;
}

void *{{p}}_alloc({{p}}_call *call, size_t count, size_t size) {
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

static void begin({{p}}_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
{{#hasResource}}
  call->resources = NULL;
{{/hasResource}}
{{#hasMonitored}}
  call->caller = env;
{{/hasMonitored}}
  call->out_of_memory = false;
}

static void end({{p}}_call *call) {
{{#hasResource}}
  owned *resource;
{{/hasResource}}
  block *current = call->blocks;
{{#hasResource}}
  for (resource = call->resources; resource != NULL; resource = resource->next) {
    enif_release_resource(resource->object);
  }
{{/hasResource}}
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}
{{#raises}}

static ERL_NIF_TERM failed({{p}}_call *call, {{p}}_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == {{P}}_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == {{P}}_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == {{P}}_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}
{{/raises}}
{{#hasBinary}}

unsigned char *{{p}}_make_binary({{p}}_call *call, size_t size, {{p}}_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}
{{/hasBinary}}
{{#types}}
{{>types/simple.c}}
{{>types/bytes.c}}
{{>types/text.c}}
{{>types/big.c}}
{{>types/resource.c}}
{{>types/collections.c}}
{{>types/structs.c}}
{{>types/unions.c}}
{{/types}}
{{#yields}}

bool {{p}}_time_is_up({{p}}_call *call, int percent) {
  return enif_consume_timeslice(call->env, percent < 1 ? 1 : percent > 100 ? 100 : percent) != 0;
}

static void destroy_slice(ErlNifEnv *env, void *object) {
  {{p}}_slice *slice = object;
  (void)env;
  if (slice->release != NULL) {
    slice->release(slice->state);
  }
}
{{/yields}}
{{#threads}}
{{>threads.c}}
{{/threads}}
{{#functions}}
{{>function.c}}
{{/functions}}

static ErlNifFunc functions[] = {
{{#functions}}
  {{{row}}}{{^-last}},{{/-last}}
{{/functions}}
};
{{>load.c}}

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

ERL_NIF_INIT({{module}}, functions, load, NULL, upgrade, unload)
