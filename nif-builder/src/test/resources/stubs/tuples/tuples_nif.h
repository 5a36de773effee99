/*
 * The C side of module tuples: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef TUPLES_NIF_H
#define TUPLES_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct tuples_call tuples_call;

/* How a body ends. */
typedef enum {
  TUPLES_DONE,        /* the result is set */
  TUPLES_BADARG,      /* the caller gets badarg */
  TUPLES_NO_MEMORY,   /* the caller gets the error enomem */
  TUPLES_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  TUPLES_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} tuples_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *tuples_env(tuples_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns TUPLES_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *tuples_alloc(tuples_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} tuples_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *tuples_make_binary(tuples_call *call, size_t size, tuples_binary *made);

/* point() */
typedef struct {
  double x;
  double y;
} tuples_point;

typedef struct {
  int64_t part1;
  tuples_binary part2;
  bool part3;
} tuples_mixed_arg1;

typedef struct {
  tuples_point part2;
  tuples_point part3;
} tuples_nested_arg1_part2;

typedef struct {
  tuples_point part1;
  tuples_nested_arg1_part2 part2;
} tuples_nested_arg1;

typedef struct {
  ERL_NIF_TERM module;
  ERL_NIF_TERM function;
  int64_t arity;
} tuples_mfa_arg1;

/*
 * -spec point(point()) -> point().
 */
tuples_return tuples_impl_point(tuples_call *call, const tuples_point *arg1, tuples_point *result);

/*
 * -spec mixed({integer(), binary(), boolean()}) -> {integer(), binary(), boolean()}.
 */
tuples_return tuples_impl_mixed(
    tuples_call *call,
    const tuples_mixed_arg1 *arg1,
    tuples_mixed_arg1 *result);

/*
 * -spec tagged({value, integer()}) -> {value, integer()}.
 */
tuples_return tuples_impl_tagged(tuples_call *call, int64_t arg1, int64_t *result);

/*
 * -spec nested({point(), {line, point(), point()}}) -> {point(), {line, point(), point()}}.
 */
tuples_return tuples_impl_nested(
    tuples_call *call,
    const tuples_nested_arg1 *arg1,
    tuples_nested_arg1 *result);

/*
 * -spec empty({}) -> {}.
 */
tuples_return tuples_impl_empty(tuples_call *call);

/*
 * -spec any(tuple()) -> tuple().
 */
tuples_return tuples_impl_any(tuples_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result);

/*
 * -spec mfa(mfa()) -> mfa().
 */
tuples_return tuples_impl_mfa(
    tuples_call *call,
    const tuples_mfa_arg1 *arg1,
    tuples_mfa_arg1 *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
