/*
 * The C side of module person_records: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef PERSON_RECORDS_NIF_H
#define PERSON_RECORDS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct person_records_call person_records_call;

/* How a body ends. */
typedef enum {
  PERSON_RECORDS_DONE,        /* the result is set */
  PERSON_RECORDS_BADARG,      /* the caller gets badarg */
  PERSON_RECORDS_NO_MEMORY,   /* the caller gets the error enomem */
  PERSON_RECORDS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  PERSON_RECORDS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} person_records_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *person_records_env(person_records_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns PERSON_RECORDS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *person_records_alloc(person_records_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} person_records_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *person_records_make_binary(person_records_call *call, size_t size, person_records_binary *made);

typedef struct {
  bool present; /* else undefined */
  person_records_binary value;
} person_records_binary_or_undefined;

/* person() */
typedef struct {
  person_records_binary name;
  int64_t age;
  person_records_binary_or_undefined email;
} person_records_person;

typedef struct {
  const person_records_person *items;
  size_t length;
} person_records_person_list;

/* pair() */
typedef struct {
  ERL_NIF_TERM left;
  ERL_NIF_TERM right;
} person_records_pair;

typedef struct {
  int64_t left;
  person_records_binary right;
} person_records_narrowed_arg1;

/*
 * -spec person(#person{}) -> #person{}.
 */
person_records_return person_records_impl_person(
    person_records_call *call,
    const person_records_person *arg1,
    person_records_person *result);

/*
 * -spec people([#person{}]) -> [#person{}].
 */
person_records_return person_records_impl_people(
    person_records_call *call,
    person_records_person_list arg1,
    person_records_person_list *result);

/*
 * -spec untyped(#pair{}) -> #pair{}.
 */
person_records_return person_records_impl_untyped(
    person_records_call *call,
    const person_records_pair *arg1,
    person_records_pair *result);

/*
 * -spec narrowed(#pair{left :: integer(), right :: binary()}) -> #pair{left :: integer(), right ::
 *     binary()}.
 */
person_records_return person_records_impl_narrowed(
    person_records_call *call,
    const person_records_narrowed_arg1 *arg1,
    person_records_narrowed_arg1 *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
