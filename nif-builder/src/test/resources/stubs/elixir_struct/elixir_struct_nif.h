/*
 * The C side of module ElixirStruct: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef ELIXIR_STRUCT_NIF_H
#define ELIXIR_STRUCT_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct elixir_struct_call elixir_struct_call;

/* How a body ends. */
typedef enum {
  ELIXIR_STRUCT_DONE,        /* the result is set */
  ELIXIR_STRUCT_BADARG,      /* the caller gets badarg */
  ELIXIR_STRUCT_NO_MEMORY,   /* the caller gets the error enomem */
  ELIXIR_STRUCT_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  ELIXIR_STRUCT_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} elixir_struct_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *elixir_struct_env(elixir_struct_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns ELIXIR_STRUCT_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *elixir_struct_alloc(elixir_struct_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} elixir_struct_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *elixir_struct_make_binary(elixir_struct_call *call, size_t size, elixir_struct_binary *made);

/* UTF-8. That of an argument has a zero byte behind it. */
typedef struct {
  const char *data;
  size_t size;
} elixir_struct_string;

/* role(): admin | guest */
typedef enum {
  ELIXIR_STRUCT_ROLE_ADMIN,
  ELIXIR_STRUCT_ROLE_GUEST
} elixir_struct_role;

typedef struct {
  bool present; /* else nil */
  uint64_t value;
} elixir_struct_uint64_or_nil;

/* t() */
typedef struct {
  elixir_struct_uint64_or_nil age;
  elixir_struct_binary name;
} elixir_struct_t;

typedef enum {
  ELIXIR_STRUCT_FIND_ARG1_OK,
  ELIXIR_STRUCT_FIND_ARG1_ERROR
} elixir_struct_find_arg1_tag;

typedef struct {
  elixir_struct_find_arg1_tag tag;
  union {
    elixir_struct_t ok;
  } as;
} elixir_struct_find_arg1;

typedef struct {
  const elixir_struct_t *items;
  size_t length;
} elixir_struct_t_list;

/*
 * -spec 'admin?'(role()) -> role().
 */
elixir_struct_return elixir_struct_impl_admin(
    elixir_struct_call *call,
    elixir_struct_role arg1,
    elixir_struct_role *result);

/*
 * -spec chars(elixir:charlist()) -> elixir:charlist().
 */
elixir_struct_return elixir_struct_impl_chars(
    elixir_struct_call *call,
    elixir_struct_string arg1,
    elixir_struct_string *result);

/*
 * -spec find({ok, t()} | {error, not_found}) -> {ok, t()} | {error, not_found}.
 */
elixir_struct_return elixir_struct_impl_find(
    elixir_struct_call *call,
    const elixir_struct_find_arg1 *arg1,
    elixir_struct_find_arg1 *result);

/*
 * -spec user(User :: t()) -> t().
 *
 * Gives a user back.
 */
elixir_struct_return elixir_struct_impl_user(
    elixir_struct_call *call,
    const elixir_struct_t *user,
    elixir_struct_t *result);

/*
 * -spec users([t()]) -> [t()].
 * On a dirty CPU scheduler.
 */
elixir_struct_return elixir_struct_impl_users(
    elixir_struct_call *call,
    elixir_struct_t_list arg1,
    elixir_struct_t_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
