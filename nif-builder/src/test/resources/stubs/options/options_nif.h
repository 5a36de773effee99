/*
 * The C side of module options: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef OPTIONS_NIF_H
#define OPTIONS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct options_call options_call;

/* How a body ends. */
typedef enum {
  OPTIONS_DONE,        /* the result is set */
  OPTIONS_BADARG,      /* the caller gets badarg */
  OPTIONS_NO_MEMORY,   /* the caller gets the error enomem */
  OPTIONS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  OPTIONS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} options_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *options_env(options_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns OPTIONS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *options_alloc(options_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} options_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *options_make_binary(options_call *call, size_t size, options_binary *made);

typedef struct {
  bool present; /* else undefined */
  int64_t value;
} options_int64_or_undefined;

typedef struct {
  bool present; /* else nil */
  options_binary value;
} options_binary_or_nil;

typedef struct {
  bool present; /* else undefined */
  bool value;
} options_boolean_or_undefined;

typedef struct {
  bool present; /* else undefined */
  uint64_t value;
} options_limit;

typedef struct {
  options_limit part1;
  options_limit part2;
} options_nested_arg1;

typedef struct {
  const options_limit *items;
  size_t length;
} options_limit_list;

/*
 * -spec undefined(undefined | integer()) -> undefined | integer().
 */
options_return options_impl_undefined(
    options_call *call,
    const options_int64_or_undefined *arg1,
    options_int64_or_undefined *result);

/*
 * -spec nil(binary() | nil) -> binary() | nil.
 */
options_return options_impl_nil(
    options_call *call,
    const options_binary_or_nil *arg1,
    options_binary_or_nil *result);

/*
 * -spec flag(boolean() | undefined) -> boolean() | undefined.
 */
options_return options_impl_flag(
    options_call *call,
    const options_boolean_or_undefined *arg1,
    options_boolean_or_undefined *result);

/*
 * -spec nested({limit(), limit()}) -> {limit(), limit()}.
 */
options_return options_impl_nested(
    options_call *call,
    const options_nested_arg1 *arg1,
    options_nested_arg1 *result);

/*
 * -spec list([limit()]) -> [limit()].
 */
options_return options_impl_list(
    options_call *call,
    options_limit_list arg1,
    options_limit_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
