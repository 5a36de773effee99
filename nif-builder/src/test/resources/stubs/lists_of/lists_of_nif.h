/*
 * The C side of module lists_of: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef LISTS_OF_NIF_H
#define LISTS_OF_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct lists_of_call lists_of_call;

/* How a body ends. */
typedef enum {
  LISTS_OF_DONE,        /* the result is set */
  LISTS_OF_BADARG,      /* the caller gets badarg */
  LISTS_OF_NO_MEMORY,   /* the caller gets the error enomem */
  LISTS_OF_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  LISTS_OF_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} lists_of_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *lists_of_env(lists_of_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns LISTS_OF_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *lists_of_alloc(lists_of_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} lists_of_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *lists_of_make_binary(lists_of_call *call, size_t size, lists_of_binary *made);

typedef struct {
  const int64_t *items;
  size_t length;
} lists_of_int64_list;

typedef struct {
  const int64_t *items;
  size_t length;
} lists_of_int_0_to_9_nonempty_list;

typedef struct {
  const uint64_t *items;
  size_t length;
} lists_of_uint64_list;

typedef struct {
  const lists_of_uint64_list *items;
  size_t length;
} lists_of_uint64_list_list;

typedef struct {
  const lists_of_uint64_list_list *items;
  size_t length;
} lists_of_uint64_list_list_list;

typedef struct {
  const ERL_NIF_TERM *items;
  size_t length;
} lists_of_term_list;

typedef struct {
  const lists_of_binary *items;
  size_t length;
} lists_of_binary_list;

typedef struct {
  const int64_t *items;
  size_t length;
} lists_of_row;

typedef struct {
  const lists_of_row *items;
  size_t length;
} lists_of_row_list;

/*
 * -spec ints([integer()]) -> [integer()].
 */
lists_of_return lists_of_impl_ints(
    lists_of_call *call,
    lists_of_int64_list arg1,
    lists_of_int64_list *result);

/*
 * -spec nonempty([0..9, ...]) -> [0..9, ...].
 */
lists_of_return lists_of_impl_nonempty(
    lists_of_call *call,
    lists_of_int_0_to_9_nonempty_list arg1,
    lists_of_int_0_to_9_nonempty_list *result);

/*
 * -spec nested([[[non_neg_integer()]]]) -> [[[non_neg_integer()]]].
 */
lists_of_return lists_of_impl_nested(
    lists_of_call *call,
    lists_of_uint64_list_list_list arg1,
    lists_of_uint64_list_list_list *result);

/*
 * -spec any(list()) -> list().
 */
lists_of_return lists_of_impl_any(
    lists_of_call *call,
    lists_of_term_list arg1,
    lists_of_term_list *result);

/*
 * -spec binaries([binary()]) -> [binary()].
 */
lists_of_return lists_of_impl_binaries(
    lists_of_call *call,
    lists_of_binary_list arg1,
    lists_of_binary_list *result);

/*
 * -spec empty([]) -> [].
 */
lists_of_return lists_of_impl_empty(lists_of_call *call);

/*
 * -spec named([row()]) -> [row()].
 */
lists_of_return lists_of_impl_named(
    lists_of_call *call,
    lists_of_row_list arg1,
    lists_of_row_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
