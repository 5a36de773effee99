/*
 * The C side of module identifiers: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef IDENTIFIERS_NIF_H
#define IDENTIFIERS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct identifiers_call identifiers_call;

/* How a body ends. */
typedef enum {
  IDENTIFIERS_DONE,        /* the result is set */
  IDENTIFIERS_BADARG,      /* the caller gets badarg */
  IDENTIFIERS_NO_MEMORY,   /* the caller gets the error enomem */
  IDENTIFIERS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  IDENTIFIERS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} identifiers_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *identifiers_env(identifiers_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns IDENTIFIERS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *identifiers_alloc(identifiers_call *call, size_t count, size_t size);

typedef struct {
  const ErlNifPid *items;
  size_t length;
} identifiers_pid_list;

typedef struct {
  bool present; /* else undefined */
  ERL_NIF_TERM value;
} identifiers_port_or_undefined;

/*
 * -spec pid(pid()) -> pid().
 */
identifiers_return identifiers_impl_pid(identifiers_call *call, ErlNifPid arg1, ErlNifPid *result);

/*
 * -spec reference(reference()) -> reference().
 */
identifiers_return identifiers_impl_reference(
    identifiers_call *call,
    ERL_NIF_TERM arg1,
    ERL_NIF_TERM *result);

/*
 * -spec pids([pid()]) -> [pid()].
 */
identifiers_return identifiers_impl_pids(
    identifiers_call *call,
    identifiers_pid_list arg1,
    identifiers_pid_list *result);

/*
 * -spec port(port() | undefined) -> port() | undefined.
 */
identifiers_return identifiers_impl_port(
    identifiers_call *call,
    const identifiers_port_or_undefined *arg1,
    identifiers_port_or_undefined *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
