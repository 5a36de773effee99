/*
 * The C side of module threaded: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "threaded_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

typedef struct job job;

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_error;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
  ERL_NIF_TERM atom_badarg;
  ERL_NIF_TERM atom_unloaded;
  ErlNifTid worker;
  ErlNifMutex *lock;
  ErlNifCond *work;
  job *first; /* the next to be done */
  job *last;
  bool stopping;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct threaded_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *threaded_env(threaded_call *call) {
  return call->env;
}

void *threaded_alloc(threaded_call *call, size_t count, size_t size) {
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

static void begin(threaded_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(threaded_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

unsigned char *threaded_make_binary(threaded_call *call, size_t size, threaded_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_binary(threaded_call *call, ERL_NIF_TERM term, threaded_binary *out) {
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
static bool put_binary(threaded_call *call, const threaded_binary *in, ERL_NIF_TERM *term) {
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

static bool put_reverse_answer_ok(threaded_call *call, const threaded_binary *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_ok;
  if (!put_binary(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool put_atom(threaded_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_atom(call->env, term);
}

static bool put_reverse_answer_error(threaded_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_error;
  if (!put_atom(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool put_reverse_answer(threaded_call *call, const threaded_reverse_answer *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case THREADED_REVERSE_ANSWER_OK:
      return put_reverse_answer_ok(call, &in->as.ok, term);
    case THREADED_REVERSE_ANSWER_ERROR:
      return put_reverse_answer_error(call, &in->as.error, term);
  }
  return false;
}

/* A call that the worker thread makes, in an environment of its own. */
struct job {
  job *next;
  threaded_call call;
  library *owner;
  ErlNifPid caller;
  ERL_NIF_TERM reference;
  void *arguments;
  ERL_NIF_TERM (*run)(threaded_call *call, const void *arguments);
};

/* What the message of a call that failed says in place of the answer. */
static ERL_NIF_TERM failure(threaded_call *call, threaded_return how) {
  const library *self = call->library;
  ERL_NIF_TERM reason = self->atom_bad_result;
  if (how == THREADED_NO_MEMORY || call->out_of_memory) {
    reason = self->atom_enomem;
  } else if (how == THREADED_BADARG) {
    reason = self->atom_badarg;
  } else if (how == THREADED_NOT_WRITTEN) {
    reason = self->atom_not_implemented;
  }
  return enif_make_tuple2(call->env, self->atom_error, reason);
}

static void free_job(job *done) {
  ErlNifEnv *env = done->call.env;
  end(&done->call);
  enif_free_env(env);
  enif_free(done);
}

static job *new_job(ErlNifEnv *env, size_t size,
                    ERL_NIF_TERM (*run)(threaded_call *call, const void *arguments)) {
  library *self = enif_priv_data(env);
  job *made = enif_alloc(sizeof *made);
  if (made == NULL) {
    return NULL;
  }
  begin(&made->call, enif_alloc_env(), self);
  made->next = NULL;
  made->owner = self;
  made->run = run;
  made->arguments = threaded_alloc(&made->call, 1, size);
  if (made->arguments == NULL || enif_self(env, &made->caller) == NULL) {
    free_job(made);
    return NULL;
  }
  return made;
}

static ERL_NIF_TERM enqueue(ErlNifEnv *env, job *made) {
  library *self = made->owner;
  ERL_NIF_TERM reference = enif_make_ref(env);
  made->reference = enif_make_copy(made->call.env, reference);
  enif_mutex_lock(self->lock);
  if (self->last == NULL) {
    self->first = made;
  } else {
    self->last->next = made;
  }
  self->last = made;
  enif_cond_signal(self->work);
  enif_mutex_unlock(self->lock);
  return reference;
}

/* The next job; NULL when there is none and there will be none. */
static job *take(library *self, bool *stopping) {
  job *next;
  enif_mutex_lock(self->lock);
  while (self->first == NULL && !self->stopping) {
    enif_cond_wait(self->work, self->lock);
  }
  next = self->first;
  if (next != NULL) {
    self->first = next->next;
    if (self->first == NULL) {
      self->last = NULL;
    }
  }
  *stopping = self->stopping;
  enif_mutex_unlock(self->lock);
  return next;
}

static void *work(void *data) {
  library *self = data;
  bool stopping;
  job *next;
  while ((next = take(self, &stopping)) != NULL) {
    threaded_call *call = &next->call;
    ERL_NIF_TERM answer =
        stopping ? enif_make_tuple2(call->env, self->atom_error, self->atom_unloaded)
                 : next->run(call, next->arguments);
    ERL_NIF_TERM message = enif_make_tuple2(call->env, next->reference, answer);
    enif_send(NULL, &next->caller, call->env, message);
    free_job(next);
  }
  return NULL;
}

static bool start(library *self) {
  self->lock = enif_mutex_create("threaded_nif");
  self->work = enif_cond_create("threaded_nif");
  if (self->lock != NULL && self->work != NULL
      && enif_thread_create("threaded_nif", &self->worker, work, self, NULL) == 0) {
    return true;
  }
  if (self->work != NULL) {
    enif_cond_destroy(self->work);
  }
  if (self->lock != NULL) {
    enif_mutex_destroy(self->lock);
  }
  return false;
}

/* Waits for the job in hand; those behind it are answered {error, unloaded}. */
static void stop(library *self) {
  enif_mutex_lock(self->lock);
  self->stopping = true;
  enif_cond_signal(self->work);
  enif_mutex_unlock(self->lock);
  enif_thread_join(self->worker, NULL);
  enif_cond_destroy(self->work);
  enif_mutex_destroy(self->lock);
}

typedef struct {
  threaded_binary arg0;
  unsigned char unused; /* there may be nothing else */
} arguments_reverse;

static ERL_NIF_TERM run_reverse(threaded_call *call, const void *data) {
  const arguments_reverse *arguments = data;
  threaded_reverse_answer result;
  ERL_NIF_TERM answer = 0;
  threaded_return how;
  (void)arguments;
  memset(&result, 0, sizeof result);
  how = threaded_impl_reverse(call, arguments->arg0, &result);
  if (how == THREADED_DONE && !put_reverse_answer(call, &result, &answer)) {
    how = THREADED_BAD_RESULT;
  }
  return how == THREADED_DONE ? answer : failure(call, how);
}

static ERL_NIF_TERM call_reverse(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  job *made = new_job(env, sizeof(arguments_reverse), run_reverse);
  threaded_call *call;
  arguments_reverse *arguments;
  ERL_NIF_TERM copies[1];
  int i;
  if (made == NULL) {
    const library *self = enif_priv_data(env);
    return enif_raise_exception(env, self->atom_enomem);
  }
  call = &made->call;
  arguments = made->arguments;
  (void)call;
  (void)arguments;
  (void)argc;
  for (i = 0; i < 1; i++) {
    copies[i] = enif_make_copy(made->call.env, argv[i]);
  }
  if (!(get_binary(call, copies[0], &arguments->arg0))) {
    ERL_NIF_TERM answer = made->call.out_of_memory
                              ? enif_raise_exception(env, made->call.library->atom_enomem)
                              : enif_make_badarg(env);
    free_job(made);
    return answer;
  }
  return enqueue(env, made);
}

typedef struct {
  unsigned char unused; /* there may be nothing else */
} arguments_tick;

static ERL_NIF_TERM run_tick(threaded_call *call, const void *data) {
  const arguments_tick *arguments = data;
  ERL_NIF_TERM answer = 0;
  threaded_return how;
  (void)arguments;
  how = threaded_impl_tick(call);
  answer = call->library->atom_ok;
  return how == THREADED_DONE ? answer : failure(call, how);
}

static ERL_NIF_TERM call_tick(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  job *made = new_job(env, sizeof(arguments_tick), run_tick);
  threaded_call *call;
  arguments_tick *arguments;
  if (made == NULL) {
    const library *self = enif_priv_data(env);
    return enif_raise_exception(env, self->atom_enomem);
  }
  call = &made->call;
  arguments = made->arguments;
  (void)call;
  (void)arguments;
  (void)argc;
  (void)argv;
  return enqueue(env, made);
}

static ErlNifFunc functions[] = {
  {"reverse", 1, call_reverse, 0},
  {"tick", 0, call_tick, 0}
};

static void unload(ErlNifEnv *env, void *data) {
  (void)env;
  if (data != NULL) {
    stop(data);
  }
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
  self->atom_enomem = enif_make_atom_len(env, "enomem", 6);
  self->atom_not_implemented = enif_make_atom_len(env, "not_implemented", 15);
  self->atom_bad_result = enif_make_atom_len(env, "bad_result", 10);
  self->atom_badarg = enif_make_atom_len(env, "badarg", 6);
  self->atom_unloaded = enif_make_atom_len(env, "unloaded", 8);
  if (!start(self)) {
    enif_free(self);
    return 3;
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

ERL_NIF_INIT(threaded, functions, load, NULL, upgrade, unload)
