/*
 * The C side of module dirty: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef DIRTY_NIF_H
#define DIRTY_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct dirty_call dirty_call;

/* How a body ends. */
typedef enum {
  DIRTY_DONE,        /* the result is set */
  DIRTY_BADARG,      /* the caller gets badarg */
  DIRTY_NO_MEMORY,   /* the caller gets the error enomem */
  DIRTY_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  DIRTY_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} dirty_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *dirty_env(dirty_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns DIRTY_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *dirty_alloc(dirty_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} dirty_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *dirty_make_binary(dirty_call *call, size_t size, dirty_binary *made);

typedef struct {
  const int64_t *items;
  size_t length;
} dirty_int64_list;

/*
 * -spec compute(binary()) -> binary().
 * On a dirty CPU scheduler.
 */
dirty_return dirty_impl_compute(dirty_call *call, dirty_binary arg1, dirty_binary *result);

/*
 * -spec wait([integer()]) -> [integer()].
 * On a dirty IO scheduler.
 */
dirty_return dirty_impl_wait(dirty_call *call, dirty_int64_list arg1, dirty_int64_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
