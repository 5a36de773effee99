/*
 * The C side of module floats: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef FLOATS_NIF_H
#define FLOATS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct floats_call floats_call;

/* How a body ends. */
typedef enum {
  FLOATS_DONE,        /* the result is set */
  FLOATS_BADARG,      /* the caller gets badarg */
  FLOATS_NO_MEMORY,   /* the caller gets the error enomem */
  FLOATS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  FLOATS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} floats_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *floats_env(floats_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns FLOATS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *floats_alloc(floats_call *call, size_t count, size_t size);

typedef enum {
  FLOATS_NUMBER_ARG1_INTEGER,
  FLOATS_NUMBER_ARG1_FLOAT
} floats_number_arg1_tag;

typedef struct {
  floats_number_arg1_tag tag;
  union {
    int64_t integer;
    double float_;
  } as;
} floats_number_arg1;

typedef struct {
  const double *items;
  size_t length;
} floats_float_list;

/*
 * -spec echo(float()) -> float().
 */
floats_return floats_impl_echo(floats_call *call, double arg1, double *result);

/*
 * -spec number(number()) -> number().
 */
floats_return floats_impl_number(
    floats_call *call,
    const floats_number_arg1 *arg1,
    floats_number_arg1 *result);

/*
 * -spec list([float()]) -> [float()].
 */
floats_return floats_impl_list(
    floats_call *call,
    floats_float_list arg1,
    floats_float_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
