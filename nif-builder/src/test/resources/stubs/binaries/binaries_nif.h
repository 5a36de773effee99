/*
 * The C side of module binaries: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef BINARIES_NIF_H
#define BINARIES_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct binaries_call binaries_call;

/* How a body ends. */
typedef enum {
  BINARIES_DONE,        /* the result is set */
  BINARIES_BADARG,      /* the caller gets badarg */
  BINARIES_NO_MEMORY,   /* the caller gets the error enomem */
  BINARIES_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  BINARIES_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} binaries_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *binaries_env(binaries_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns BINARIES_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *binaries_alloc(binaries_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} binaries_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *binaries_make_binary(binaries_call *call, size_t size, binaries_binary *made);

/*
 * -spec echo(binary()) -> binary().
 */
binaries_return binaries_impl_echo(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result);

/*
 * -spec key(<<_:128>>) -> <<_:128>>.
 */
binaries_return binaries_impl_key(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result);

/*
 * -spec header(<<_:32, _:_*8>>) -> <<_:32, _:_*8>>.
 */
binaries_return binaries_impl_header(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result);

/*
 * -spec blocks(<<_:_*64>>) -> <<_:_*64>>.
 */
binaries_return binaries_impl_blocks(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result);

/*
 * -spec nonempty(<<_:8, _:_*8>>) -> <<_:8, _:_*8>>.
 */
binaries_return binaries_impl_nonempty(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result);

/*
 * -spec bits(bitstring()) -> bitstring().
 */
binaries_return binaries_impl_bits(binaries_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
