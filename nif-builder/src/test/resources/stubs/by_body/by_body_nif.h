/*
 * The C side of module by_body: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef BY_BODY_NIF_H
#define BY_BODY_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct by_body_call by_body_call;

/* How a body ends. */
typedef enum {
  BY_BODY_DONE,        /* the result is set */
  BY_BODY_BADARG,      /* the caller gets badarg */
  BY_BODY_NO_MEMORY,   /* the caller gets the error enomem */
  BY_BODY_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  BY_BODY_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} by_body_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *by_body_env(by_body_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns BY_BODY_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *by_body_alloc(by_body_call *call, size_t count, size_t size);

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} by_body_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *by_body_make_binary(by_body_call *call, size_t size, by_body_binary *made);

typedef struct {
  const by_body_binary *items;
  size_t length;
} by_body_binary_list;

typedef struct {
  by_body_binary_list k;
} by_body_echo_arg1_part2_element_part2;

typedef struct {
  ERL_NIF_TERM part1;
  by_body_echo_arg1_part2_element_part2 part2;
} by_body_echo_arg1_part2_element;

typedef struct {
  const by_body_echo_arg1_part2_element *items;
  size_t length;
} by_body_echo_arg1_part2_element_list;

/*
 * -spec echo({deep, [{atom(), #{k := [binary()]}}]}) -> {deep, [{atom(), #{k := [binary()]}}]}.
 *
 * A module for OTP before 25: no -nifs, the bodies tell.
 */
by_body_return by_body_impl_echo(
    by_body_call *call,
    by_body_echo_arg1_part2_element_list arg1,
    by_body_echo_arg1_part2_element_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
