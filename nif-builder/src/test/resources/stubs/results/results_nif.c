/*
 * The C side of module results: checks arguments, calls the bodies, makes results.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#include "results_nif.h"

#include <string.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* What one loaded instance of the library has; another version's may be there beside it. */
typedef struct {
  ERL_NIF_TERM atom_ok;
  ERL_NIF_TERM atom_error;
  ERL_NIF_TERM atom_enoent;
  ERL_NIF_TERM atom_line;
  ERL_NIF_TERM atom_idle;
  ERL_NIF_TERM atom_running;
  ERL_NIF_TERM atom_failed;
  ERL_NIF_TERM atom_infinity;
  ERL_NIF_TERM atom_enomem;
  ERL_NIF_TERM atom_not_implemented;
  ERL_NIF_TERM atom_bad_result;
} library;

typedef struct block {
  struct block *next;
  size_t used;
  size_t size;
} block;

struct results_call {
  ErlNifEnv *env;
  const library *library;
  block *blocks;
  bool out_of_memory;
};

enum { ALIGNMENT = 8, BLOCK_SIZE = 4000 };

ErlNifEnv *results_env(results_call *call) {
  return call->env;
}

void *results_alloc(results_call *call, size_t count, size_t size) {
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

static void begin(results_call *call, ErlNifEnv *env, const library *self) {
  call->env = env;
  call->library = self;
  call->blocks = NULL;
  call->out_of_memory = false;
}

static void end(results_call *call) {
  block *current = call->blocks;
  while (current != NULL) {
    block *next = current->next;
    enif_free(current);
    current = next;
  }
}

static ERL_NIF_TERM failed(results_call *call, results_return how, const char *name, unsigned arity) {
  const library *self = call->library;
  ERL_NIF_TERM what;
  if (how == RESULTS_NO_MEMORY || call->out_of_memory) {
    return enif_raise_exception(call->env, self->atom_enomem);
  }
  if (how == RESULTS_BADARG) {
    return enif_make_badarg(call->env);
  }
  what = how == RESULTS_NOT_WRITTEN ? self->atom_not_implemented : self->atom_bad_result;
  return enif_raise_exception(
      call->env, enif_make_tuple3(call->env, what, enif_make_atom(call->env, name),
                                  enif_make_uint(call->env, arity)));
}

unsigned char *results_make_binary(results_call *call, size_t size, results_binary *made) {
  unsigned char *data = enif_make_new_binary(call->env, size, &made->term);
  if (data == NULL) {
    call->out_of_memory = true;
  }
  made->data = data;
  made->size = size;
  return data;
}

static bool get_int64(results_call *call, ERL_NIF_TERM term, int64_t *out) {
  ErlNifSInt64 value;
  if (!enif_get_int64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_int64(results_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_int64(call->env, *in);
  return true;
}

static bool put_divide_result_ok(results_call *call, const int64_t *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_ok;
  if (!put_int64(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_atom(results_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  *out = term;
  return enif_is_atom(call->env, term);
}

static bool put_atom(results_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
  *out = term;
  return term != 0 && enif_is_atom(call->env, term);
}

static bool get_divide_result_error(results_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_error)
         && get_atom(call, parts[1], out);
}

static bool put_divide_result_error(results_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_error;
  if (!put_atom(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool put_divide_result(results_call *call, const results_divide_result *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESULTS_DIVIDE_RESULT_OK:
      return put_divide_result_ok(call, &in->as.ok, term);
    case RESULTS_DIVIDE_RESULT_ERROR:
      return put_divide_result_error(call, &in->as.error, term);
  }
  return false;
}

static bool get_binary(results_call *call, ERL_NIF_TERM term, results_binary *out) {
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
static bool put_binary(results_call *call, const results_binary *in, ERL_NIF_TERM *term) {
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

static bool get_lookup_arg1_ok(results_call *call, ERL_NIF_TERM term, results_binary *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_ok)
         && get_binary(call, parts[1], out);
}

static bool put_lookup_arg1_ok(results_call *call, const results_binary *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_ok;
  if (!put_binary(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_lookup_arg1(results_call *call, ERL_NIF_TERM term, results_lookup_arg1 *out) {
  if (get_lookup_arg1_ok(call, term, &out->as.ok)) {
    out->tag = RESULTS_LOOKUP_ARG1_OK;
    return true;
  }
  if (get_divide_result_error(call, term, &out->as.error)) {
    out->tag = RESULTS_LOOKUP_ARG1_ERROR;
    return true;
  }
  return false;
}

static bool put_lookup_arg1(results_call *call, const results_lookup_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESULTS_LOOKUP_ARG1_OK:
      return put_lookup_arg1_ok(call, &in->as.ok, term);
    case RESULTS_LOOKUP_ARG1_ERROR:
      return put_divide_result_error(call, &in->as.error, term);
  }
  return false;
}

static bool get_pos_integer(results_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value) || value < UINT64_C(1)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_pos_integer(results_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  const uint64_t value = *in;
  if (value < UINT64_C(1)) {
    return false;
  }
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_done_arg1_error_part2_line(results_call *call, ERL_NIF_TERM term, uint64_t *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_line)
         && get_pos_integer(call, parts[1], out);
}

static bool put_done_arg1_error_part2_line(results_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_line;
  if (!put_pos_integer(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_done_arg1_error_part2(results_call *call, ERL_NIF_TERM term, results_done_arg1_error_part2 *out) {
  if (enif_is_identical(term, call->library->atom_enoent)) {
    out->tag = RESULTS_DONE_ARG1_ERROR_PART2_ENOENT;
    return true;
  }
  if (get_done_arg1_error_part2_line(call, term, &out->as.line)) {
    out->tag = RESULTS_DONE_ARG1_ERROR_PART2_LINE;
    return true;
  }
  return false;
}

static bool put_done_arg1_error_part2(results_call *call, const results_done_arg1_error_part2 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESULTS_DONE_ARG1_ERROR_PART2_ENOENT:
      *term = call->library->atom_enoent;
      return true;
    case RESULTS_DONE_ARG1_ERROR_PART2_LINE:
      return put_done_arg1_error_part2_line(call, &in->as.line, term);
  }
  return false;
}

static bool get_done_arg1_error(results_call *call, ERL_NIF_TERM term, results_done_arg1_error_part2 *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_error)
         && get_done_arg1_error_part2(call, parts[1], out);
}

static bool put_done_arg1_error(results_call *call, const results_done_arg1_error_part2 *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_error;
  if (!put_done_arg1_error_part2(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_done_arg1(results_call *call, ERL_NIF_TERM term, results_done_arg1 *out) {
  if (enif_is_identical(term, call->library->atom_ok)) {
    out->tag = RESULTS_DONE_ARG1_OK;
    return true;
  }
  if (get_done_arg1_error(call, term, &out->as.error)) {
    out->tag = RESULTS_DONE_ARG1_ERROR;
    return true;
  }
  return false;
}

static bool put_done_arg1(results_call *call, const results_done_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESULTS_DONE_ARG1_OK:
      *term = call->library->atom_ok;
      return true;
    case RESULTS_DONE_ARG1_ERROR:
      return put_done_arg1_error(call, &in->as.error, term);
  }
  return false;
}

static bool get_state_running(results_call *call, ERL_NIF_TERM term, uint64_t *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 2
         && enif_is_identical(parts[0], call->library->atom_running)
         && get_pos_integer(call, parts[1], out);
}

static bool put_state_running(results_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[2];
  parts[0] = call->library->atom_running;
  if (!put_pos_integer(call, in, &parts[1])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 2);
  return true;
}

static bool get_atom_list(results_call *call, ERL_NIF_TERM term, results_atom_list *out) {
  ERL_NIF_TERM head;
  ERL_NIF_TERM *items;
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  items = results_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!get_atom(call, head, &items[i])) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}

static bool put_atom_list(results_call *call, const results_atom_list *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if (i != 0 && in->items == NULL) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!put_atom(call, &in->items[i], &head)) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}

static bool get_state_failed(results_call *call, ERL_NIF_TERM term, results_state_failed *out) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == 3
         && enif_is_identical(parts[0], call->library->atom_failed)
         && get_binary(call, parts[1], &out->part2)
         && get_atom_list(call, parts[2], &out->part3);
}

static bool put_state_failed(results_call *call, const results_state_failed *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[3];
  parts[0] = call->library->atom_failed;
  if (!put_binary(call, &in->part2, &parts[1])
      || !put_atom_list(call, &in->part3, &parts[2])) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, 3);
  return true;
}

static bool get_state(results_call *call, ERL_NIF_TERM term, results_state *out) {
  if (enif_is_identical(term, call->library->atom_idle)) {
    out->tag = RESULTS_STATE_IDLE;
    return true;
  }
  if (get_state_running(call, term, &out->as.running)) {
    out->tag = RESULTS_STATE_RUNNING;
    return true;
  }
  if (get_state_failed(call, term, &out->as.failed)) {
    out->tag = RESULTS_STATE_FAILED;
    return true;
  }
  if (enif_is_empty_list(call->env, term)) {
    out->tag = RESULTS_STATE_NIL;
    return true;
  }
  return false;
}

static bool put_state(results_call *call, const results_state *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESULTS_STATE_IDLE:
      *term = call->library->atom_idle;
      return true;
    case RESULTS_STATE_RUNNING:
      return put_state_running(call, &in->as.running, term);
    case RESULTS_STATE_FAILED:
      return put_state_failed(call, &in->as.failed, term);
    case RESULTS_STATE_NIL:
      *term = enif_make_list(call->env, 0);
      return true;
  }
  return false;
}

static bool get_uint64(results_call *call, ERL_NIF_TERM term, uint64_t *out) {
  ErlNifUInt64 value;
  if (!enif_get_uint64(call->env, term, &value)) {
    return false;
  }
  *out = value;
  return true;
}

static bool put_uint64(results_call *call, const uint64_t *in, ERL_NIF_TERM *term) {
  *term = enif_make_uint64(call->env, *in);
  return true;
}

static bool get_timeout_arg1(results_call *call, ERL_NIF_TERM term, results_timeout_arg1 *out) {
  if (enif_is_identical(term, call->library->atom_infinity)) {
    out->tag = RESULTS_TIMEOUT_ARG1_INFINITY;
    return true;
  }
  if (get_uint64(call, term, &out->as.integer)) {
    out->tag = RESULTS_TIMEOUT_ARG1_INTEGER;
    return true;
  }
  return false;
}

static bool put_timeout_arg1(results_call *call, const results_timeout_arg1 *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
    case RESULTS_TIMEOUT_ARG1_INFINITY:
      *term = call->library->atom_infinity;
      return true;
    case RESULTS_TIMEOUT_ARG1_INTEGER:
      return put_uint64(call, &in->as.integer, term);
  }
  return false;
}

static ERL_NIF_TERM call_divide(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  results_call state;
  results_call *const call = &state;
  int64_t arg0;
  int64_t arg1;
  results_divide_result result;
  results_return how = RESULTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_int64(call, argv[0], &arg0)
      && get_int64(call, argv[1], &arg1)) {
    how = results_impl_divide(call, arg0, arg1, &result);
  }
  if (how == RESULTS_DONE && !put_divide_result(call, &result, &answer)) {
    how = RESULTS_BAD_RESULT;
  }
  if (how != RESULTS_DONE) {
    answer = failed(call, how, "divide", 2);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_lookup(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  results_call state;
  results_call *const call = &state;
  results_lookup_arg1 arg0;
  results_lookup_arg1 result;
  results_return how = RESULTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_lookup_arg1(call, argv[0], &arg0)) {
    how = results_impl_lookup(call, &arg0, &result);
  }
  if (how == RESULTS_DONE && !put_lookup_arg1(call, &result, &answer)) {
    how = RESULTS_BAD_RESULT;
  }
  if (how != RESULTS_DONE) {
    answer = failed(call, how, "lookup", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_done(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  results_call state;
  results_call *const call = &state;
  results_done_arg1 arg0;
  results_done_arg1 result;
  results_return how = RESULTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_done_arg1(call, argv[0], &arg0)) {
    how = results_impl_done(call, &arg0, &result);
  }
  if (how == RESULTS_DONE && !put_done_arg1(call, &result, &answer)) {
    how = RESULTS_BAD_RESULT;
  }
  if (how != RESULTS_DONE) {
    answer = failed(call, how, "done", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_state(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  results_call state;
  results_call *const call = &state;
  results_state arg0;
  results_state result;
  results_return how = RESULTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_state(call, argv[0], &arg0)) {
    how = results_impl_state(call, &arg0, &result);
  }
  if (how == RESULTS_DONE && !put_state(call, &result, &answer)) {
    how = RESULTS_BAD_RESULT;
  }
  if (how != RESULTS_DONE) {
    answer = failed(call, how, "state", 1);
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM call_timeout(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  results_call state;
  results_call *const call = &state;
  results_timeout_arg1 arg0;
  results_timeout_arg1 result;
  results_return how = RESULTS_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
  begin(call, env, enif_priv_data(env));
  memset(&result, 0, sizeof result);
  if (get_timeout_arg1(call, argv[0], &arg0)) {
    how = results_impl_timeout(call, &arg0, &result);
  }
  if (how == RESULTS_DONE && !put_timeout_arg1(call, &result, &answer)) {
    how = RESULTS_BAD_RESULT;
  }
  if (how != RESULTS_DONE) {
    answer = failed(call, how, "timeout", 1);
  }
  end(call);
  return answer;
}

static ErlNifFunc functions[] = {
  {"divide", 2, call_divide, 0},
  {"lookup", 1, call_lookup, 0},
  {"done", 1, call_done, 0},
  {"state", 1, call_state, 0},
  {"timeout", 1, call_timeout, 0}
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
  self->atom_error = enif_make_atom_len(env, "error", 5);
  self->atom_enoent = enif_make_atom_len(env, "enoent", 6);
  self->atom_line = enif_make_atom_len(env, "line", 4);
  self->atom_idle = enif_make_atom_len(env, "idle", 4);
  self->atom_running = enif_make_atom_len(env, "running", 7);
  self->atom_failed = enif_make_atom_len(env, "failed", 6);
  self->atom_infinity = enif_make_atom_len(env, "infinity", 8);
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

ERL_NIF_INIT(results, functions, load, NULL, upgrade, unload)
