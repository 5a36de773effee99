/*
 * The C side of module resources: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef RESOURCES_NIF_H
#define RESOURCES_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct resources_call resources_call;

/* How a body ends. */
typedef enum {
  RESOURCES_DONE,        /* the result is set */
  RESOURCES_BADARG,      /* the caller gets badarg */
  RESOURCES_NO_MEMORY,   /* the caller gets the error enomem */
  RESOURCES_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  RESOURCES_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} resources_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *resources_env(resources_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns RESOURCES_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *resources_alloc(resources_call *call, size_t count, size_t size);

/* A resource. resources_impl.c says what is in it. */
typedef struct resources_counter resources_counter;

/* A new one, of zeros; the call owns it, and the references that Erlang gets. NULL without memory. */
resources_counter *resources_new_counter(resources_call *call, size_t size);

/* Called when nothing refers to it any more. */
void resources_impl_destroy_counter(resources_counter *counter);

typedef enum {
  RESOURCES_NEW_RESULT_OK,
  RESOURCES_NEW_RESULT_ERROR
} resources_new_result_tag;

typedef struct {
  resources_new_result_tag tag;
  union {
    resources_counter *ok;
    ERL_NIF_TERM error;
  } as;
} resources_new_result;

/* A resource. resources_impl.c says what is in it. */
typedef struct resources_watch resources_watch;

/* A new one, of zeros; the call owns it, and the references that Erlang gets. NULL without memory. */
resources_watch *resources_new_watch(resources_call *call, size_t size);

/* Called when nothing refers to it any more. */
void resources_impl_destroy_watch(resources_watch *watch);

/* Lets resources_impl_down_watch be called when the process ends; false when it has ended already. */
bool resources_monitor_watch(resources_call *call, resources_watch *watch, ErlNifPid pid);
void resources_impl_down_watch(resources_watch *watch, ErlNifPid pid);

typedef struct {
  resources_counter *const *items;
  size_t length;
} resources_counter_list;

typedef struct {
  resources_counter *part1;
  resources_counter *part2;
} resources_maybe_arg1_value;

typedef struct {
  bool present; /* else undefined */
  resources_maybe_arg1_value value;
} resources_maybe_arg1_value_or_undefined;

/*
 * -spec new(integer()) -> {ok, counter()} | {error, atom()}.
 */
resources_return resources_impl_new(
    resources_call *call,
    int64_t arg1,
    resources_new_result *result);

/*
 * -spec add(counter(), integer()) -> counter().
 */
resources_return resources_impl_add(
    resources_call *call,
    resources_counter *arg1,
    int64_t arg2,
    resources_counter **result);

/*
 * -spec get(counter()) -> integer().
 */
resources_return resources_impl_get(
    resources_call *call,
    resources_counter *arg1,
    int64_t *result);

/*
 * -spec watch(counter(), pid()) -> watch().
 */
resources_return resources_impl_watch(
    resources_call *call,
    resources_counter *arg1,
    ErlNifPid arg2,
    resources_watch **result);

/*
 * -spec alive() -> non_neg_integer().
 *
 * How many counters there are.
 */
resources_return resources_impl_alive(resources_call *call, uint64_t *result);

/*
 * -spec many([counter()]) -> [counter()].
 */
resources_return resources_impl_many(
    resources_call *call,
    resources_counter_list arg1,
    resources_counter_list *result);

/*
 * -spec 'maybe'(undefined | {counter(), counter()}) -> undefined | {counter(), counter()}.
 */
resources_return resources_impl_maybe(
    resources_call *call,
    const resources_maybe_arg1_value_or_undefined *arg1,
    resources_maybe_arg1_value_or_undefined *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
