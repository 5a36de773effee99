/*
 * The C side of module results: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef RESULTS_NIF_H
#define RESULTS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct results_call results_call;

/* How a body ends. */
typedef enum {
  RESULTS_DONE,        /* the result is set */
  RESULTS_BADARG,      /* the caller gets badarg */
  RESULTS_NO_MEMORY,   /* the caller gets the error enomem */
  RESULTS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  RESULTS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} results_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *results_env(results_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns RESULTS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *results_alloc(results_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} results_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *results_make_binary(results_call *call, size_t size, results_binary *made);

typedef enum {
  RESULTS_DIVIDE_RESULT_OK,
  RESULTS_DIVIDE_RESULT_ERROR
} results_divide_result_tag;

typedef struct {
  results_divide_result_tag tag;
  union {
    int64_t ok;
    ERL_NIF_TERM error;
  } as;
} results_divide_result;

typedef enum {
  RESULTS_LOOKUP_ARG1_OK,
  RESULTS_LOOKUP_ARG1_ERROR
} results_lookup_arg1_tag;

typedef struct {
  results_lookup_arg1_tag tag;
  union {
    results_binary ok;
    ERL_NIF_TERM error;
  } as;
} results_lookup_arg1;

typedef enum {
  RESULTS_DONE_ARG1_ERROR_PART2_ENOENT,
  RESULTS_DONE_ARG1_ERROR_PART2_LINE
} results_done_arg1_error_part2_tag;

typedef struct {
  results_done_arg1_error_part2_tag tag;
  union {
    uint64_t line;
  } as;
} results_done_arg1_error_part2;

typedef enum {
  RESULTS_DONE_ARG1_OK,
  RESULTS_DONE_ARG1_ERROR
} results_done_arg1_tag;

typedef struct {
  results_done_arg1_tag tag;
  union {
    results_done_arg1_error_part2 error;
  } as;
} results_done_arg1;

typedef struct {
  const ERL_NIF_TERM *items;
  size_t length;
} results_atom_list;

typedef struct {
  results_binary part2;
  results_atom_list part3;
} results_state_failed;

typedef enum {
  RESULTS_STATE_IDLE,
  RESULTS_STATE_RUNNING,
  RESULTS_STATE_FAILED,
  RESULTS_STATE_NIL
} results_state_tag;

typedef struct {
  results_state_tag tag;
  union {
    uint64_t running;
    results_state_failed failed;
  } as;
} results_state;

typedef enum {
  RESULTS_TIMEOUT_ARG1_INFINITY,
  RESULTS_TIMEOUT_ARG1_INTEGER
} results_timeout_arg1_tag;

typedef struct {
  results_timeout_arg1_tag tag;
  union {
    uint64_t integer;
  } as;
} results_timeout_arg1;

/*
 * -spec divide(Dividend :: integer(), Divisor :: integer()) -> {ok, integer()} | {error, atom()}.
 *
 * Divides, as integers do.
 *
 * Division by zero is an error: {error, badarith}.
 */
results_return results_impl_divide(
    results_call *call,
    int64_t dividend,
    int64_t divisor,
    results_divide_result *result);

/*
 * -spec lookup({ok, binary()} | {error, atom()}) -> {ok, binary()} | {error, atom()}.
 */
results_return results_impl_lookup(
    results_call *call,
    const results_lookup_arg1 *arg1,
    results_lookup_arg1 *result);

/*
 * -spec done(ok | {error, enoent | {line, pos_integer()}}) -> ok | {error, enoent | {line,
 *     pos_integer()}}.
 */
results_return results_impl_done(
    results_call *call,
    const results_done_arg1 *arg1,
    results_done_arg1 *result);

/*
 * -spec state(state()) -> state().
 */
results_return results_impl_state(
    results_call *call,
    const results_state *arg1,
    results_state *result);

/*
 * -spec timeout(timeout()) -> timeout().
 */
results_return results_impl_timeout(
    results_call *call,
    const results_timeout_arg1 *arg1,
    results_timeout_arg1 *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
