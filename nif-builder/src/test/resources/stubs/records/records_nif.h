/*
 * The C side of module records: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef RECORDS_NIF_H
#define RECORDS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct records_call records_call;

/* How a body ends. */
typedef enum {
  RECORDS_DONE,        /* the result is set */
  RECORDS_BADARG,      /* the caller gets badarg */
  RECORDS_NO_MEMORY,   /* the caller gets the error enomem */
  RECORDS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  RECORDS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} records_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *records_env(records_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns RECORDS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *records_alloc(records_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} records_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *records_make_binary(records_call *call, size_t size, records_binary *made);

typedef struct {
  bool present; /* else undefined */
  records_binary value;
} records_binary_or_undefined;

/* person() */
typedef struct {
  records_binary name;
  int64_t age;
  records_binary_or_undefined email;
} records_person;

typedef struct {
  const records_person *items;
  size_t length;
} records_person_list;

/* pair() */
typedef struct {
  ERL_NIF_TERM left;
  ERL_NIF_TERM right;
} records_pair;

typedef struct {
  int64_t left;
  records_binary right;
} records_narrowed_arg1;

/*
 * -spec person(#person{}) -> #person{}.
 */
records_return records_impl_person(
    records_call *call,
    const records_person *arg1,
    records_person *result);

/*
 * -spec people([#person{}]) -> [#person{}].
 */
records_return records_impl_people(
    records_call *call,
    records_person_list arg1,
    records_person_list *result);

/*
 * -spec untyped(#pair{}) -> #pair{}.
 */
records_return records_impl_untyped(
    records_call *call,
    const records_pair *arg1,
    records_pair *result);

/*
 * -spec narrowed(#pair{left :: integer(), right :: binary()}) -> #pair{left :: integer(), right ::
 *     binary()}.
 */
records_return records_impl_narrowed(
    records_call *call,
    const records_narrowed_arg1 *arg1,
    records_narrowed_arg1 *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
