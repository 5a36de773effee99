/*
 * The C side of module structs: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef STRUCTS_NIF_H
#define STRUCTS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct structs_call structs_call;

/* How a body ends. */
typedef enum {
  STRUCTS_DONE,        /* the result is set */
  STRUCTS_BADARG,      /* the caller gets badarg */
  STRUCTS_NO_MEMORY,   /* the caller gets the error enomem */
  STRUCTS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  STRUCTS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} structs_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *structs_env(structs_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns STRUCTS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *structs_alloc(structs_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} structs_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *structs_make_binary(structs_call *call, size_t size, structs_binary *made);

typedef struct {
  bool present; /* else nil */
  uint64_t value;
} structs_uint64_or_nil;

/* user() */
typedef struct {
  structs_binary name;
  structs_uint64_or_nil age;
} structs_user;

typedef struct {
  const structs_user *items;
  size_t length;
} structs_user_list;

/*
 * -spec user(user()) -> user().
 */
structs_return structs_impl_user(
    structs_call *call,
    const structs_user *arg1,
    structs_user *result);

/*
 * -spec users([user()]) -> [user()].
 */
structs_return structs_impl_users(
    structs_call *call,
    structs_user_list arg1,
    structs_user_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
