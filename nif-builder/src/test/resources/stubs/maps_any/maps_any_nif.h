/*
 * The C side of module maps_any: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef MAPS_ANY_NIF_H
#define MAPS_ANY_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct maps_any_call maps_any_call;

/* How a body ends. */
typedef enum {
  MAPS_ANY_DONE,        /* the result is set */
  MAPS_ANY_BADARG,      /* the caller gets badarg */
  MAPS_ANY_NO_MEMORY,   /* the caller gets the error enomem */
  MAPS_ANY_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  MAPS_ANY_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} maps_any_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *maps_any_env(maps_any_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns MAPS_ANY_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *maps_any_alloc(maps_any_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} maps_any_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *maps_any_make_binary(maps_any_call *call, size_t size, maps_any_binary *made);

typedef struct {
  maps_any_binary key;
  uint64_t value;
} maps_any_binary_to_uint64_map_pair;

typedef struct {
  const maps_any_binary_to_uint64_map_pair *pairs;
  size_t size;
} maps_any_binary_to_uint64_map;

typedef struct {
  const double *items;
  size_t length;
} maps_any_float_list;

typedef struct {
  int64_t key;
  maps_any_float_list value;
} maps_any_int64_to_float_list_map_pair;

typedef struct {
  const maps_any_int64_to_float_list_map_pair *pairs;
  size_t size;
} maps_any_int64_to_float_list_map;

typedef struct {
  ERL_NIF_TERM key;
  ERL_NIF_TERM value;
} maps_any_term_to_term_map_pair;

typedef struct {
  const maps_any_term_to_term_map_pair *pairs;
  size_t size;
} maps_any_term_to_term_map;

/*
 * -spec counts(#{binary() => non_neg_integer()}) -> #{binary() => non_neg_integer()}.
 */
maps_any_return maps_any_impl_counts(
    maps_any_call *call,
    maps_any_binary_to_uint64_map arg1,
    maps_any_binary_to_uint64_map *result);

/*
 * -spec table(#{integer() => [float()]}) -> #{integer() => [float()]}.
 */
maps_any_return maps_any_impl_table(
    maps_any_call *call,
    maps_any_int64_to_float_list_map arg1,
    maps_any_int64_to_float_list_map *result);

/*
 * -spec loose(#{term() => term()}) -> #{term() => term()}.
 */
maps_any_return maps_any_impl_loose(
    maps_any_call *call,
    maps_any_term_to_term_map arg1,
    maps_any_term_to_term_map *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
