/*
 * The C side of module big_integers: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef BIG_INTEGERS_NIF_H
#define BIG_INTEGERS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct big_integers_call big_integers_call;

/* How a body ends. */
typedef enum {
  BIG_INTEGERS_DONE,        /* the result is set */
  BIG_INTEGERS_BADARG,      /* the caller gets badarg */
  BIG_INTEGERS_NO_MEMORY,   /* the caller gets the error enomem */
  BIG_INTEGERS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  BIG_INTEGERS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} big_integers_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *big_integers_env(big_integers_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns BIG_INTEGERS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *big_integers_alloc(big_integers_call *call, size_t count, size_t size);

/* An integer of any size: its magnitude, the least significant byte first. */
typedef struct {
  const unsigned char *magnitude;
  size_t size;
  bool negative;
} big_integers_big_integer;

typedef struct {
  const big_integers_big_integer *items;
  size_t length;
} big_integers_big_integer_list;

/*
 * -spec echo(big()) -> big().
 */
big_integers_return big_integers_impl_echo(
    big_integers_call *call,
    big_integers_big_integer arg1,
    big_integers_big_integer *result);

/*
 * -spec many([big()]) -> [big()].
 */
big_integers_return big_integers_impl_many(
    big_integers_call *call,
    big_integers_big_integer_list arg1,
    big_integers_big_integer_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
