/*
 * The C side of module threaded: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef THREADED_NIF_H
#define THREADED_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct threaded_call threaded_call;

/* How a body ends. */
typedef enum {
  THREADED_DONE,        /* the result is set */
  THREADED_BADARG,      /* the caller gets badarg */
  THREADED_NO_MEMORY,   /* the caller gets the error enomem */
  THREADED_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  THREADED_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} threaded_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *threaded_env(threaded_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns THREADED_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *threaded_alloc(threaded_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} threaded_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *threaded_make_binary(threaded_call *call, size_t size, threaded_binary *made);

typedef enum {
  THREADED_REVERSE_ANSWER_OK,
  THREADED_REVERSE_ANSWER_ERROR
} threaded_reverse_answer_tag;

typedef struct {
  threaded_reverse_answer_tag tag;
  union {
    threaded_binary ok;
    ERL_NIF_TERM error;
  } as;
} threaded_reverse_answer;

/*
 * -spec reverse(binary()) -> reference().
 * On a thread of the library; the result goes in a message.
 */
threaded_return threaded_impl_reverse(
    threaded_call *call,
    threaded_binary arg1,
    threaded_reverse_answer *result);

/*
 * -spec tick() -> reference().
 * On a thread of the library; the result goes in a message.
 */
threaded_return threaded_impl_tick(threaded_call *call);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
