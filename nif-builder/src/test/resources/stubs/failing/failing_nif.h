/*
 * The C side of module failing: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef FAILING_NIF_H
#define FAILING_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct failing_call failing_call;

/* How a body ends. */
typedef enum {
  FAILING_DONE,        /* the result is set */
  FAILING_BADARG,      /* the caller gets badarg */
  FAILING_NO_MEMORY,   /* the caller gets the error enomem */
  FAILING_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  FAILING_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} failing_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *failing_env(failing_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns FAILING_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *failing_alloc(failing_call *call, size_t count, size_t size);

/* UTF-8. That of an argument has a zero byte behind it. */
typedef struct {
  const char *data;
  size_t size;
} failing_string;

typedef struct {
  const int64_t *items;
  size_t length;
} failing_int64_list;

/* A resource. failing_impl.c says what is in it. */
typedef struct failing_thing failing_thing;

/* A new one, of zeros; the call owns it, and the references that Erlang gets. NULL without memory. */
failing_thing *failing_new_thing(failing_call *call, size_t size);

/* Called when nothing refers to it any more. */
void failing_impl_destroy_thing(failing_thing *thing);

/* yes | no */
typedef enum {
  FAILING_BAD_ENUM_RESULT_YES,
  FAILING_BAD_ENUM_RESULT_NO
} failing_bad_enum_result;

typedef struct {
  int64_t key;
  int64_t value;
} failing_int64_to_int64_map_pair;

typedef struct {
  const failing_int64_to_int64_map_pair *pairs;
  size_t size;
} failing_int64_to_int64_map;

/*
 * -spec badarg() -> ok.
 */
failing_return failing_impl_badarg(failing_call *call);

/*
 * -spec no_memory() -> ok.
 */
failing_return failing_impl_no_memory(failing_call *call);

/*
 * -spec not_written() -> ok.
 */
failing_return failing_impl_not_written(failing_call *call);

/*
 * -spec out_of_range() -> 1..10.
 */
failing_return failing_impl_out_of_range(failing_call *call, int64_t *result);

/*
 * -spec infinite() -> float().
 */
failing_return failing_impl_infinite(failing_call *call, double *result);

/*
 * -spec bad_text() -> string().
 */
failing_return failing_impl_bad_text(failing_call *call, failing_string *result);

/*
 * -spec null_list() -> [integer()].
 */
failing_return failing_impl_null_list(failing_call *call, failing_int64_list *result);

/*
 * -spec no_resource() -> thing().
 */
failing_return failing_impl_no_resource(failing_call *call, failing_thing **result);

/*
 * -spec bad_enum() -> yes | no.
 */
failing_return failing_impl_bad_enum(failing_call *call, failing_bad_enum_result *result);

/*
 * -spec same_keys() -> #{integer() => integer()}.
 */
failing_return failing_impl_same_keys(failing_call *call, failing_int64_to_int64_map *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
