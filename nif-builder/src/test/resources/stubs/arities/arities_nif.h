/*
 * The C side of module arities: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef ARITIES_NIF_H
#define ARITIES_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct arities_call arities_call;

/* How a body ends. */
typedef enum {
  ARITIES_DONE,        /* the result is set */
  ARITIES_BADARG,      /* the caller gets badarg */
  ARITIES_NO_MEMORY,   /* the caller gets the error enomem */
  ARITIES_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  ARITIES_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} arities_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *arities_env(arities_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns ARITIES_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *arities_alloc(arities_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} arities_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *arities_make_binary(arities_call *call, size_t size, arities_binary *made);

/* UTF-8. That of an argument has a zero byte behind it. */
typedef struct {
  const char *data;
  size_t size;
} arities_string;

typedef struct {
  const int64_t *items;
  size_t length;
} arities_int64_list;

typedef struct {
  int64_t part1;
  int64_t part2;
} arities_many_g;

/*
 * -spec f() -> ok.
 */
arities_return arities_impl_f_0(arities_call *call);

/*
 * -spec f(integer()) -> integer().
 */
arities_return arities_impl_f_1(arities_call *call, int64_t arg1, int64_t *result);

/*
 * -spec f(Call :: integer(), Result :: integer()) -> integer().
 */
arities_return arities_impl_f_2(
    arities_call *call,
    int64_t call_2,
    int64_t result_2,
    int64_t *result);

/*
 * -spec 'is ready?'(Int :: boolean()) -> boolean().
 */
arities_return arities_impl_is_ready(arities_call *call, bool int_, bool *result);

/*
 * -spec many(A :: integer(), B :: binary(), C :: [integer()], D :: atom(), E :: float(), F ::
 *     string(), G :: {integer(), integer()}, H :: boolean(), I :: iodata()) -> non_neg_integer().
 */
arities_return arities_impl_many(
    arities_call *call,
    int64_t a,
    arities_binary b,
    arities_int64_list c,
    ERL_NIF_TERM d,
    double e,
    arities_string f,
    const arities_many_g *g,
    bool h,
    arities_binary i,
    uint64_t *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
