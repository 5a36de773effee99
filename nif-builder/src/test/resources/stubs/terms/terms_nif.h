/*
 * The C side of module terms: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef TERMS_NIF_H
#define TERMS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct terms_call terms_call;

/* How a body ends. */
typedef enum {
  TERMS_DONE,        /* the result is set */
  TERMS_BADARG,      /* the caller gets badarg */
  TERMS_NO_MEMORY,   /* the caller gets the error enomem */
  TERMS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  TERMS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} terms_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *terms_env(terms_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns TERMS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *terms_alloc(terms_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} terms_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *terms_make_binary(terms_call *call, size_t size, terms_binary *made);

typedef struct {
  ERL_NIF_TERM part1;
  ERL_NIF_TERM part2;
} terms_pair_arg1;

typedef enum {
  TERMS_GENERIC_X_ELEMENT_INTEGER,
  TERMS_GENERIC_X_ELEMENT_BINARY
} terms_generic_x_element_tag;

typedef struct {
  terms_generic_x_element_tag tag;
  union {
    int64_t integer;
    terms_binary binary;
  } as;
} terms_generic_x_element;

typedef struct {
  const terms_generic_x_element *items;
  size_t length;
} terms_generic_x_element_list;

/*
 * -spec any(any()) -> any().
 */
terms_return terms_impl_any(terms_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result);

/*
 * -spec term(term()) -> term().
 */
terms_return terms_impl_term(terms_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result);

/*
 * -spec pair({term(), term()}) -> {term(), term()}.
 */
terms_return terms_impl_pair(
    terms_call *call,
    const terms_pair_arg1 *arg1,
    terms_pair_arg1 *result);

/*
 * -spec generic(X) -> X when X :: [Y], Y :: integer() | binary().
 */
terms_return terms_impl_generic(
    terms_call *call,
    terms_generic_x_element_list x,
    terms_generic_x_element_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
