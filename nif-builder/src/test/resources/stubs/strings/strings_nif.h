/*
 * The C side of module strings: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef STRINGS_NIF_H
#define STRINGS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct strings_call strings_call;

/* How a body ends. */
typedef enum {
  STRINGS_DONE,        /* the result is set */
  STRINGS_BADARG,      /* the caller gets badarg */
  STRINGS_NO_MEMORY,   /* the caller gets the error enomem */
  STRINGS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  STRINGS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} strings_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *strings_env(strings_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns STRINGS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *strings_alloc(strings_call *call, size_t count, size_t size);

/* UTF-8. That of an argument has a zero byte behind it. */
typedef struct {
  const char *data;
  size_t size;
} strings_string;

typedef struct {
  const strings_string *items;
  size_t length;
} strings_string_list;

/*
 * -spec echo(string()) -> string().
 */
strings_return strings_impl_echo(strings_call *call, strings_string arg1, strings_string *result);

/*
 * -spec nonempty(nonempty_string()) -> nonempty_string().
 */
strings_return strings_impl_nonempty(
    strings_call *call,
    strings_string arg1,
    strings_string *result);

/*
 * -spec list([string()]) -> [string()].
 */
strings_return strings_impl_list(
    strings_call *call,
    strings_string_list arg1,
    strings_string_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
