/*
 * The C side of module maps_known: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef MAPS_KNOWN_NIF_H
#define MAPS_KNOWN_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct maps_known_call maps_known_call;

/* How a body ends. */
typedef enum {
  MAPS_KNOWN_DONE,        /* the result is set */
  MAPS_KNOWN_BADARG,      /* the caller gets badarg */
  MAPS_KNOWN_NO_MEMORY,   /* the caller gets the error enomem */
  MAPS_KNOWN_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  MAPS_KNOWN_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} maps_known_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *maps_known_env(maps_known_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns MAPS_KNOWN_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *maps_known_alloc(maps_known_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} maps_known_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *maps_known_make_binary(maps_known_call *call, size_t size, maps_known_binary *made);

/* point() */
typedef struct {
  double x;
  double y;
} maps_known_point;

/* fast | slow */
typedef enum {
  MAPS_KNOWN_OPTIONS_ARG1_MODE_FAST,
  MAPS_KNOWN_OPTIONS_ARG1_MODE_SLOW
} maps_known_options_arg1_mode;

typedef struct {
  int64_t size;
  bool has_name;
  maps_known_binary name;
  bool has_deep;
  bool has_mode;
  maps_known_options_arg1_mode mode;
} maps_known_options_arg1;

typedef struct {
  const maps_known_point *items;
  size_t length;
} maps_known_point_list;

typedef struct {
  bool present; /* else undefined */
  maps_known_point value;
} maps_known_point_or_undefined;

typedef struct {
  maps_known_point_list points;
  bool has_center;
  maps_known_point_or_undefined center;
} maps_known_nested_arg1;

/*
 * -spec point(point()) -> point().
 */
maps_known_return maps_known_impl_point(
    maps_known_call *call,
    const maps_known_point *arg1,
    maps_known_point *result);

/*
 * -spec options(#{size := integer(), 'Name' => binary(), deep => true, mode => fast | slow}) ->
 *     #{size := integer(), 'Name' => binary(), deep => true, mode => fast | slow}.
 */
maps_known_return maps_known_impl_options(
    maps_known_call *call,
    const maps_known_options_arg1 *arg1,
    maps_known_options_arg1 *result);

/*
 * -spec nested(#{type := shape, points := [point()], center => point() | undefined}) -> #{type :=
 *     shape, points := [point()], center => point() | undefined}.
 */
maps_known_return maps_known_impl_nested(
    maps_known_call *call,
    const maps_known_nested_arg1 *arg1,
    maps_known_nested_arg1 *result);

/*
 * -spec any(map()) -> map().
 */
maps_known_return maps_known_impl_any(
    maps_known_call *call,
    ERL_NIF_TERM arg1,
    ERL_NIF_TERM *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
