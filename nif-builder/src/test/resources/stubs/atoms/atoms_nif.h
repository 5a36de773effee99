/*
 * The C side of module atoms: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef ATOMS_NIF_H
#define ATOMS_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct atoms_call atoms_call;

/* How a body ends. */
typedef enum {
  ATOMS_DONE,        /* the result is set */
  ATOMS_BADARG,      /* the caller gets badarg */
  ATOMS_NO_MEMORY,   /* the caller gets the error enomem */
  ATOMS_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
  ATOMS_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} atoms_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *atoms_env(atoms_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns ATOMS_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *atoms_alloc(atoms_call *call, size_t count, size_t size);

/* color(): red | green | blue */
typedef enum {
  ATOMS_COLOR_RED,
  ATOMS_COLOR_GREEN,
  ATOMS_COLOR_BLUE
} atoms_color;

/* read | write | append */
typedef enum {
  ATOMS_MODE_MODE_READ,
  ATOMS_MODE_MODE_WRITE,
  ATOMS_MODE_MODE_APPEND
} atoms_mode_mode;

/* Hello World | hello_world |  | Ã© " */
typedef enum {
  ATOMS_QUOTED_ARG1_HELLO_WORLD,
  ATOMS_QUOTED_ARG1_HELLO_WORLD_2,
  ATOMS_QUOTED_ARG1,
  ATOMS_QUOTED_ARG1_2
} atoms_quoted_arg1;

typedef struct {
  const atoms_color *items;
  size_t length;
} atoms_color_list;

/*
 * -spec echo(atom()) -> atom().
 */
atoms_return atoms_impl_echo(atoms_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result);

/*
 * -spec color(color()) -> color().
 */
atoms_return atoms_impl_color(atoms_call *call, atoms_color arg1, atoms_color *result);

/*
 * -spec mode(Mode :: read | write | append) -> read | write | append.
 */
atoms_return atoms_impl_mode(atoms_call *call, atoms_mode_mode mode, atoms_mode_mode *result);

/*
 * -spec quoted('Hello World' | hello_world | '' | 'Ã©\n"') -> 'Hello World' | hello_world | '' |
 *     'Ã©\n"'.
 */
atoms_return atoms_impl_quoted(
    atoms_call *call,
    atoms_quoted_arg1 arg1,
    atoms_quoted_arg1 *result);

/*
 * -spec one(ok) -> ok.
 */
atoms_return atoms_impl_one(atoms_call *call);

/*
 * -spec list([color()]) -> [color()].
 */
atoms_return atoms_impl_list(atoms_call *call, atoms_color_list arg1, atoms_color_list *result);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
