/*
 * The C side of module iodatas: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef IODATAS_NIF_H
#define IODATAS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct iodatas_call iodatas_call;

/* How a body ends. */
typedef enum {
  IODATAS_DONE,        /* the result is set */
  IODATAS_BADARG,      /* the caller gets badarg */
  IODATAS_NO_MEMORY,   /* the caller gets the error enomem */
  IODATAS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  IODATAS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} iodatas_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *iodatas_env(iodatas_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns IODATAS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *iodatas_alloc(iodatas_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} iodatas_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *iodatas_make_binary(iodatas_call *call, size_t size, iodatas_binary *made);

/*
 * -spec echo(iodata()) -> iodata().
 */
iodatas_return iodatas_impl_echo(iodatas_call *call, iodatas_binary arg1, iodatas_binary *result);

/*
 * -spec list(iolist()) -> iolist().
 */
iodatas_return iodatas_impl_list(iodatas_call *call, iodatas_binary arg1, iodatas_binary *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
