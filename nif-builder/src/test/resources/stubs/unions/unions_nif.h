/*
 * The C side of module unions: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef UNIONS_NIF_H
#define UNIONS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct unions_call unions_call;

/* How a body ends. */
typedef enum {
  UNIONS_DONE,        /* the result is set */
  UNIONS_BADARG,      /* the caller gets badarg */
  UNIONS_NO_MEMORY,   /* the caller gets the error enomem */
  UNIONS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  UNIONS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} unions_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *unions_env(unions_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns UNIONS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *unions_alloc(unions_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} unions_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *unions_make_binary(unions_call *call, size_t size, unions_binary *made);

typedef enum {
  UNIONS_SCALAR_ARG1_NULL,
  UNIONS_SCALAR_ARG1_INTEGER,
  UNIONS_SCALAR_ARG1_FLOAT,
  UNIONS_SCALAR_ARG1_BINARY,
  UNIONS_SCALAR_ARG1_BOOLEAN
} unions_scalar_arg1_tag;

typedef struct {
  unions_scalar_arg1_tag tag;
  union {
    int64_t integer;
    double float_;
    unions_binary binary;
    bool boolean;
  } as;
} unions_scalar_arg1;

typedef struct {
  const int64_t *items;
  size_t length;
} unions_int64_list;

typedef struct {
  unions_binary key;
  double value;
} unions_binary_to_float_map_pair;

typedef struct {
  const unions_binary_to_float_map_pair *pairs;
  size_t size;
} unions_binary_to_float_map;

typedef enum {
  UNIONS_JSON_ARG1_NULL,
  UNIONS_JSON_ARG1_BINARY,
  UNIONS_JSON_ARG1_INT64_LIST,
  UNIONS_JSON_ARG1_BINARY_TO_FLOAT_MAP
} unions_json_arg1_tag;

typedef struct {
  unions_json_arg1_tag tag;
  union {
    unions_binary binary;
    unions_int64_list int64_list;
    unions_binary_to_float_map binary_to_float_map;
  } as;
} unions_json_arg1;

typedef enum {
  UNIONS_OVERLAPPING_ARG1_INTEGER,
  UNIONS_OVERLAPPING_ARG1_INTEGER_2,
  UNIONS_OVERLAPPING_ARG1_INTEGER_3
} unions_overlapping_arg1_tag;

typedef struct {
  unions_overlapping_arg1_tag tag;
  union {
    int64_t integer;
    int64_t integer_2;
    int64_t integer_3;
  } as;
} unions_overlapping_arg1;

typedef struct {
  const unions_binary *items;
  size_t length;
} unions_binary_list;

typedef enum {
  UNIONS_LISTS_ARG1_INT64_LIST,
  UNIONS_LISTS_ARG1_BINARY_LIST
} unions_lists_arg1_tag;

typedef struct {
  unions_lists_arg1_tag tag;
  union {
    unions_int64_list int64_list;
    unions_binary_list binary_list;
  } as;
} unions_lists_arg1;

/* square() */
typedef struct {
  double side;
  unions_binary label;
} unions_square;

typedef enum {
  UNIONS_SHAPE_NONE,
  UNIONS_SHAPE_CIRCLE,
  UNIONS_SHAPE_SQUARE
} unions_shape_tag;

typedef struct {
  unions_shape_tag tag;
  union {
    double circle;
    unions_square square;
  } as;
} unions_shape;

typedef struct {
  const unions_shape *items;
  size_t length;
} unions_shape_list;

/*
 * -spec scalar(integer() | float() | binary() | boolean() | null) -> integer() | float() | binary()
 *     | boolean() | null.
 */
unions_return unions_impl_scalar(
    unions_call *call,
    const unions_scalar_arg1 *arg1,
    unions_scalar_arg1 *result);

/*
 * -spec json(null | binary() | [integer()] | #{binary() => float()}) -> null | binary() |
 *     [integer()] | #{binary() => float()}.
 */
unions_return unions_impl_json(
    unions_call *call,
    const unions_json_arg1 *arg1,
    unions_json_arg1 *result);

/*
 * -spec overlapping(0..5 | 3..9 | 20..30) -> 0..5 | 3..9 | 20..30.
 */
unions_return unions_impl_overlapping(
    unions_call *call,
    const unions_overlapping_arg1 *arg1,
    unions_overlapping_arg1 *result);

/*
 * -spec lists([integer()] | [binary()]) -> [integer()] | [binary()].
 */
unions_return unions_impl_lists(
    unions_call *call,
    const unions_lists_arg1 *arg1,
    unions_lists_arg1 *result);

/*
 * -spec shapes([shape()]) -> [shape()].
 */
unions_return unions_impl_shapes(
    unions_call *call,
    unions_shape_list arg1,
    unions_shape_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
