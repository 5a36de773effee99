/*
 * The C side of module yielding: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef YIELDING_NIF_H
#define YIELDING_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct yielding_call yielding_call;

/* How a body ends. */
typedef enum {
  YIELDING_DONE,        /* the result is set */
  YIELDING_BADARG,      /* the caller gets badarg */
  YIELDING_NO_MEMORY,   /* the caller gets the error enomem */
  YIELDING_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  YIELDING_AGAIN,       /* the body is to be called again, in its next slice of time */
  YIELDING_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} yielding_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *yielding_env(yielding_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns YIELDING_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *yielding_alloc(yielding_call *call, size_t count, size_t size);

/* What a body keeps from one slice of time to the next; all zero in the first. */
typedef struct {
  uint64_t position;
  void *state;
  void (*release)(void *state); /* called when the call is over, or its process is dead */
} yielding_slice;

/* Tells the VM that so many percent of a millisecond were used; true when it is time to return
 * YIELDING_AGAIN. */
bool yielding_time_is_up(yielding_call *call, int percent);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} yielding_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *yielding_make_binary(yielding_call *call, size_t size, yielding_binary *made);

/*
 * -spec sum(binary()) -> non_neg_integer().
 * Called again as long as it returns AGAIN.
 *
 * Adds bytes, a few in each slice.
 */
yielding_return yielding_impl_sum(
    yielding_call *call,
    yielding_slice *slice,
    yielding_binary arg1,
    uint64_t *result);

/*
 * -spec count(To :: 1..1000) -> ok.
 * Called again as long as it returns AGAIN.
 */
yielding_return yielding_impl_count(yielding_call *call, yielding_slice *slice, int64_t to);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
