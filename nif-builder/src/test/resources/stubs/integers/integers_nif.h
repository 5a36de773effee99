/*
 * The C side of module integers: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef INTEGERS_NIF_H
#define INTEGERS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct integers_call integers_call;

/* How a body ends. */
typedef enum {
  INTEGERS_DONE,        /* the result is set */
  INTEGERS_BADARG,      /* the caller gets badarg */
  INTEGERS_NO_MEMORY,   /* the caller gets the error enomem */
  INTEGERS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  INTEGERS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} integers_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *integers_env(integers_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns INTEGERS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *integers_alloc(integers_call *call, size_t count, size_t size);

/*
 * -spec int(integer()) -> integer().
 *
 * Any integer of 64 bits.
 */
integers_return integers_impl_int_(integers_call *call, int64_t arg1, int64_t *result);

/*
 * -spec ranged(N :: -5..10) -> -5..10.
 */
integers_return integers_impl_ranged(integers_call *call, int64_t n, int64_t *result);

/*
 * -spec natural(non_neg_integer()) -> non_neg_integer().
 */
integers_return integers_impl_natural(integers_call *call, uint64_t arg1, uint64_t *result);

/*
 * -spec positive(pos_integer()) -> pos_integer().
 */
integers_return integers_impl_positive(integers_call *call, uint64_t arg1, uint64_t *result);

/*
 * -spec negative(neg_integer()) -> neg_integer().
 */
integers_return integers_impl_negative(integers_call *call, int64_t arg1, int64_t *result);

/*
 * -spec small(byte()) -> byte().
 */
integers_return integers_impl_small(integers_call *call, int64_t arg1, int64_t *result);

/*
 * -spec wide(9223372036854775807..1 bsl 64 - 1) -> 9223372036854775807..1 bsl 64 - 1.
 */
integers_return integers_impl_wide(integers_call *call, uint64_t arg1, uint64_t *result);

/*
 * -spec constant(42) -> 42.
 */
integers_return integers_impl_constant(integers_call *call, int64_t arg1, int64_t *result);

/*
 * -spec char(char()) -> char().
 */
integers_return integers_impl_char_(integers_call *call, int64_t arg1, int64_t *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
