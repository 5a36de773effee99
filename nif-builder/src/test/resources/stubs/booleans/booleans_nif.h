/*
 * The C side of module booleans: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef BOOLEANS_NIF_H
#define BOOLEANS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct booleans_call booleans_call;

/* How a body ends. */
typedef enum {
  BOOLEANS_DONE,        /* the result is set */
  BOOLEANS_BADARG,      /* the caller gets badarg */
  BOOLEANS_NO_MEMORY,   /* the caller gets the error enomem */
  BOOLEANS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  BOOLEANS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} booleans_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *booleans_env(booleans_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns BOOLEANS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *booleans_alloc(booleans_call *call, size_t count, size_t size);

/*
 * -spec echo(boolean()) -> boolean().
 */
booleans_return booleans_impl_echo(booleans_call *call, bool arg1, bool *result);

/*
 * -spec both(true | false) -> true | false.
 */
booleans_return booleans_impl_both(booleans_call *call, bool arg1, bool *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
