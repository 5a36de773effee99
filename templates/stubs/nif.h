/*
 * The C side of {{{source}}}: types and bodies.
 *
 * Made by `nifproof generate`, which writes it anew: do not edit.
 */
#ifndef {{P}}_NIF_H
#define {{P}}_NIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <erl_nif.h>

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif

/* One call: its environment and its memory. */
typedef struct {{p}}_call {{p}}_call;

/* How a body ends. */
typedef enum {
  {{P}}_DONE,        /* the result is set */
  {{P}}_BADARG,      /* the caller gets badarg */
  {{P}}_NO_MEMORY,   /* the caller gets the error enomem */
  {{P}}_BAD_RESULT,  /* the caller gets the error {bad_result, Function, Arity} */
{{#yields}}
  {{P}}_AGAIN,       /* the body is to be called again, in its next slice of time */
{{/yields}}
  {{P}}_NOT_WRITTEN  /* the caller gets the error {not_implemented, Function, Arity} */
} {{p}}_return;

/* For what erl_nif.h offers beyond this file. */
ErlNifEnv *{{p}}_env({{p}}_call *call);

/*
 * Room for so many elements of a size, until the result was made of it. NULL when there is none; the
 * body then returns {{P}}_NO_MEMORY. Aligned for pointers, int64_t and double.
 */
void *{{p}}_alloc({{p}}_call *call, size_t count, size_t size);
{{#yields}}

/* What a body keeps from one slice of time to the next; all zero in the first. */
typedef struct {
  uint64_t position;
  void *state;
  void (*release)(void *state); /* called when the call is over, or its process is dead */
} {{p}}_slice;

/* Tells the VM that so many percent of a millisecond were used; true when it is time to return
 * {{P}}_AGAIN. */
bool {{p}}_time_is_up({{p}}_call *call, int percent);
{{/yields}}
{{#hasBinary}}

/*
 * Bytes. Those of an argument are valid during the call, and not to be changed. Those of a result
 * are copied, unless they are a part of `term`.
 */
typedef struct {
  const unsigned char *data;
  size_t size;
  ERL_NIF_TERM term; /* the binary they belong to; 0 for none */
} {{p}}_binary;

/* A new binary to be filled, without a copy when it is the result; NULL when there is no memory. */
unsigned char *{{p}}_make_binary({{p}}_call *call, size_t size, {{p}}_binary *made);
{{/hasBinary}}
{{#hasString}}

/* UTF-8. That of an argument has a zero byte behind it. */
typedef struct {
  const char *data;
  size_t size;
} {{p}}_string;
{{/hasString}}
{{#hasBig}}

/* An integer of any size: its magnitude, the least significant byte first. */
typedef struct {
  const unsigned char *magnitude;
  size_t size;
  bool negative;
} {{p}}_big_integer;
{{/hasBig}}
{{#types}}
{{#resource}}

/* A resource. {{p}}_impl.c says what is in it. */
typedef struct {{type}} {{type}};

/* A new one, of zeros; the call owns it, and the references that Erlang gets. NULL without memory. */
{{type}} *{{p}}_new_{{name}}({{p}}_call *call, size_t size);

/* Called when nothing refers to it any more. */
void {{p}}_impl_destroy_{{name}}({{type}} *{{name}});
{{#monitored}}

/* Lets {{p}}_impl_down_{{name}} be called when the process ends; false when it has ended already. */
bool {{p}}_monitor_{{name}}({{p}}_call *call, {{type}} *{{name}}, ErlNifPid pid);
void {{p}}_impl_down_{{name}}({{type}} *{{name}}, ErlNifPid pid);
{{/monitored}}
{{/resource}}
{{#enum}}

/* {{{erlang}}} */
typedef enum {
{{#values}}
  {{constant}}{{^-last}},{{/-last}}
{{/values}}
} {{type}};
{{/enum}}
{{#list}}

typedef struct {
  {{{itemsDeclared}}};
  size_t length;
} {{type}};
{{/list}}
{{#mapOf}}

typedef struct {
  {{{keyDeclared}}};
  {{{valueDeclared}}};
} {{type}}_pair;

typedef struct {
  const {{type}}_pair *pairs;
  size_t size;
} {{type}};
{{/mapOf}}
{{#tuple}}
{{>struct.h}}
{{/tuple}}
{{#map}}
{{>struct.h}}
{{/map}}
{{#maybe}}

typedef struct {
  bool present; /* else {{{absent}}} */
  {{{declared}}};
} {{type}};
{{/maybe}}
{{#union}}

typedef enum {
{{#variants}}
  {{constant}}{{^-last}},{{/-last}}
{{/variants}}
} {{type}}_tag;

typedef struct {
  {{type}}_tag tag;
{{#hasMembers}}
  union {
{{#variants}}
{{#declared}}
    {{{declared}}};
{{/declared}}
{{/variants}}
  } as;
{{/hasMembers}}
} {{type}};
{{/union}}
{{/types}}
{{#functions}}

/*
{{#comment}}
 *{{{line}}}
{{/comment}}
 */
{{{prototype}}};
{{/functions}}

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#endif
