/*
 * {{{source}}} as a {{#cnode}}C node: takes{{/cnode}}{{^cnode}}program: reads{{/cnode}} calls from the VM, makes them by the functions of {{p}}_nif.c, and
 * {{#cnode}}sends{{/cnode}}{{^cnode}}writes{{/cnode}} what they return. Terms are in the external format, read and written by OTP's own ei.
 *
 * Made by `nifproof generate --as {{way}}`, which writes it anew: do not edit.
 */
#include "erl_nif.h"

#include <ei.h>
{{#cnode}}
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
{{/cnode}}
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
{{#cnode}}
#include <stdio.h>
{{/cnode}}
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum { INTEGER, NATURAL, FLOAT, ATOM, BINARY, NIL, CELL, TUPLE, MAP, RESOURCE, RAW } kind;

typedef struct {
  kind kind;
  int raw; /* ei's name of what only passes through */
  union {
    int64_t integer;
    uint64_t natural;
    double real;
    const char *atom;
    ErlNifBinary bytes;
    ERL_NIF_TERM cell[2];
    void *resource;
    struct {
      size_t size;
      ERL_NIF_TERM *parts; /* of a map the keys, and then the values */
    } many;
  } as;
} node;

typedef struct chunk {
  struct chunk *next;
  max_align_t bytes[];
} chunk;

typedef struct owned {
  struct owned *next;
  void *object;
} owned;

struct enif_environment_t {
  chunk *chunks;
  owned *resources;
  void *data;
  const char *vm; /* the node that the call comes from */
  bool raised;
  ERL_NIF_TERM reason;
  ERL_NIF_TERM (*again)(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]);
  int argc;
  ERL_NIF_TERM *argv;
};

enum { DEEPEST = 10000, LARGEST = 1 << 30 };

/* Without memory there is nothing left to do but end: the VM starts another. */
static void *memory(size_t size) {
  void *room = malloc(size == 0 ? 1 : size);
  if (room == NULL) {
    _exit(12);
  }
  return room;
}

static void *keep(ErlNifEnv *env, size_t size) {
  chunk *made;
  if (size > SIZE_MAX - sizeof *made) {
    _exit(12);
  }
  made = memory(sizeof *made + size);
  made->next = env->chunks;
  env->chunks = made;
  return made->bytes;
}

static void forget(ErlNifEnv *env) {
  owned *resource;
  for (resource = env->resources; resource != NULL; resource = resource->next) {
    enif_release_resource(resource->object);
  }
  while (env->chunks != NULL) {
    chunk *next = env->chunks->next;
    free(env->chunks);
    env->chunks = next;
  }
  env->resources = NULL;
}

static node *of(ERL_NIF_TERM term) {
  return (node *)term;
}

static node *new_node(ErlNifEnv *env, kind kind) {
  node *made = keep(env, sizeof *made);
  memset(made, 0, sizeof *made);
  made->kind = kind;
  return made;
}

static bool is(ERL_NIF_TERM term, kind kind) {
  return of(term)->kind == kind;
}

static bool is_raw(ERL_NIF_TERM term, int one, int other, int third) {
  const node *node = of(term);
  return node->kind == RAW && (node->raw == one || node->raw == other || node->raw == third);
}

void *enif_alloc(size_t size) {
  return malloc(size == 0 ? 1 : size);
}

void enif_free(void *room) {
  free(room);
}

void *enif_priv_data(ErlNifEnv *env) {
  return env->data;
}

/* A program of its own keeps nobody waiting. */
int enif_consume_timeslice(ErlNifEnv *env, int percent) {
  (void)env;
  (void)percent;
  return 0;
}

ERL_NIF_TERM enif_schedule_nif(ErlNifEnv *env, const char *name, int flags,
                               ERL_NIF_TERM (*fptr)(ErlNifEnv *, int, const ERL_NIF_TERM[]),
                               int argc, const ERL_NIF_TERM argv[]) {
  (void)name;
  (void)flags;
  env->again = fptr;
  env->argc = argc;
  env->argv = keep(env, (size_t)argc * sizeof *argv);
  memcpy(env->argv, argv, (size_t)argc * sizeof *argv);
  return enif_make_atom(env, "again");
}

int enif_is_identical(ERL_NIF_TERM one, ERL_NIF_TERM other) {
  return one == other
         || (is(one, ATOM) && is(other, ATOM) && strcmp(of(one)->as.atom, of(other)->as.atom) == 0);
}

int enif_is_atom(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, ATOM);
}

int enif_is_binary(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, BINARY);
}

int enif_is_empty_list(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, NIL);
}

int enif_is_list(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, NIL) || is(term, CELL);
}

int enif_is_map(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, MAP);
}

int enif_is_number(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, INTEGER) || is(term, NATURAL) || is(term, FLOAT)
         || is_raw(term, ERL_SMALL_BIG_EXT, ERL_LARGE_BIG_EXT, 0);
}

int enif_is_pid(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is_raw(term, ERL_PID_EXT, ERL_NEW_PID_EXT, 0);
}

int enif_is_port(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is_raw(term, ERL_PORT_EXT, ERL_NEW_PORT_EXT, ERL_V4_PORT_EXT);
}

int enif_is_ref(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is_raw(term, ERL_REFERENCE_EXT, ERL_NEW_REFERENCE_EXT, ERL_NEWER_REFERENCE_EXT);
}

int enif_is_tuple(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, TUPLE);
}

ErlNifTermType enif_term_type(ErlNifEnv *env, ERL_NIF_TERM term) {
  (void)env;
  return is(term, BINARY) || is_raw(term, ERL_BIT_BINARY_EXT, 0, 0) ? ERL_NIF_TERM_TYPE_BITSTRING
                                                                    : ERL_NIF_TERM_TYPE_OTHER;
}

int enif_get_int64(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifSInt64 *out) {
  (void)env;
  *out = of(term)->as.integer;
  return is(term, INTEGER);
}

int enif_get_uint64(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifUInt64 *out) {
  (void)env;
  *out = of(term)->as.natural;
  return is(term, NATURAL) || (is(term, INTEGER) && of(term)->as.integer >= 0);
}

int enif_get_uint(ErlNifEnv *env, ERL_NIF_TERM term, unsigned *out) {
  uint64_t value;
  if (!enif_get_uint64(env, term, &value) || value > UINT32_MAX) {
    return 0;
  }
  *out = (unsigned)value;
  return 1;
}

int enif_get_double(ErlNifEnv *env, ERL_NIF_TERM term, double *out) {
  (void)env;
  if (!is(term, FLOAT)) {
    return 0;
  }
  *out = of(term)->as.real;
  return 1;
}

int enif_get_local_pid(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifPid *out) {
  erlang_pid pid;
  int index = 0;
  out->pid = term;
  return enif_is_pid(env, term)
         && ei_decode_pid((const char *)of(term)->as.bytes.data, &index, &pid) == 0
         && strcmp(pid.node, env->vm) == 0;
}

int enif_get_list_length(ErlNifEnv *env, ERL_NIF_TERM term, unsigned *length) {
  (void)env;
  for (*length = 0; is(term, CELL); term = of(term)->as.cell[1]) {
    ++*length;
  }
  return is(term, NIL);
}

int enif_get_list_cell(ErlNifEnv *env, ERL_NIF_TERM term, ERL_NIF_TERM *head, ERL_NIF_TERM *tail) {
  (void)env;
  if (!is(term, CELL)) {
    return 0;
  }
  *head = of(term)->as.cell[0];
  *tail = of(term)->as.cell[1];
  return 1;
}

int enif_get_tuple(ErlNifEnv *env, ERL_NIF_TERM term, int *arity, const ERL_NIF_TERM **parts) {
  (void)env;
  if (!is(term, TUPLE)) {
    return 0;
  }
  *arity = (int)of(term)->as.many.size;
  *parts = of(term)->as.many.parts;
  return 1;
}

int enif_get_map_size(ErlNifEnv *env, ERL_NIF_TERM term, size_t *size) {
  (void)env;
  if (!is(term, MAP)) {
    return 0;
  }
  *size = of(term)->as.many.size;
  return 1;
}

/* Generated code asks for atoms only. */
int enif_get_map_value(ErlNifEnv *env, ERL_NIF_TERM map, ERL_NIF_TERM key, ERL_NIF_TERM *value) {
  size_t i;
  size_t size;
  if (!enif_get_map_size(env, map, &size)) {
    return 0;
  }
  for (i = 0; i < size; i++) {
    if (enif_is_identical(of(map)->as.many.parts[i], key)) {
      *value = of(map)->as.many.parts[size + i];
      return 1;
    }
  }
  return 0;
}

int enif_map_iterator_create(ErlNifEnv *env, ERL_NIF_TERM map, ErlNifMapIterator *at, int first) {
  (void)first;
  at->map = map;
  at->at = 0;
  return enif_is_map(env, map);
}

int enif_map_iterator_get_pair(ErlNifEnv *env, ErlNifMapIterator *at, ERL_NIF_TERM *key,
                               ERL_NIF_TERM *value) {
  const node *map = of(at->map);
  (void)env;
  if (at->at >= map->as.many.size) {
    return 0;
  }
  *key = map->as.many.parts[at->at];
  *value = map->as.many.parts[map->as.many.size + at->at];
  return 1;
}

int enif_map_iterator_next(ErlNifEnv *env, ErlNifMapIterator *at) {
  (void)env;
  return ++at->at < of(at->map)->as.many.size;
}

void enif_map_iterator_destroy(ErlNifEnv *env, ErlNifMapIterator *at) {
  (void)env;
  (void)at;
}

int enif_inspect_binary(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifBinary *out) {
  (void)env;
  if (!is(term, BINARY)) {
    return 0;
  }
  *out = of(term)->as.bytes;
  return 1;
}

/* Counts the bytes of iodata, and writes them where there is room to. */
static bool flatten(ERL_NIF_TERM term, unsigned char *out, size_t *size) {
  for (; is(term, CELL); term = of(term)->as.cell[1]) {
    const node *head = of(of(term)->as.cell[0]);
    if (head->kind == INTEGER && head->as.integer >= 0 && head->as.integer <= 255) {
      if (out != NULL) {
        out[*size] = (unsigned char)head->as.integer;
      }
      ++*size;
    } else if (!flatten(of(term)->as.cell[0], out, size)) {
      return false;
    }
  }
  if (is(term, BINARY)) {
    const ErlNifBinary *bytes = &of(term)->as.bytes;
    if (out != NULL) {
      memcpy(out + *size, bytes->data, bytes->size);
    }
    *size += bytes->size;
    return true;
  }
  return is(term, NIL);
}

int enif_inspect_iolist_as_binary(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifBinary *out) {
  size_t size = 0;
  if (!flatten(term, NULL, &size)) {
    return 0;
  }
  out->data = keep(env, size);
  out->size = 0;
  return flatten(term, out->data, &out->size);
}

/* Generated code asks for integers only. */
int enif_term_to_binary(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifBinary *out) {
  const node *node = of(term);
  if (node->kind == NATURAL) {
    ei_x_buff buffer;
    ei_x_new_with_version(&buffer);
    ei_x_encode_ulonglong(&buffer, node->as.natural);
    out->size = (size_t)buffer.index;
    out->data = keep(env, out->size);
    memcpy(out->data, buffer.buff, out->size);
    ei_x_free(&buffer);
    return 1;
  }
  if (node->kind != RAW) {
    return 0;
  }
  out->size = node->as.bytes.size + 1;
  out->data = keep(env, out->size);
  out->data[0] = 131;
  memcpy(out->data + 1, node->as.bytes.data, node->as.bytes.size);
  return 1;
}

size_t enif_binary_to_term(ErlNifEnv *env, const unsigned char *data, size_t size,
                           ERL_NIF_TERM *term, unsigned options) {
  node *made = new_node(env, RAW);
  (void)options;
  made->raw = ERL_LARGE_BIG_EXT;
  made->as.bytes.size = size - 1;
  made->as.bytes.data = keep(env, size);
  memcpy(made->as.bytes.data, data + 1, size - 1);
  *term = (ERL_NIF_TERM)made;
  return size;
}

void enif_release_binary(ErlNifBinary *binary) {
  (void)binary;
}

static const char *copy(ErlNifEnv *env, const char *text, size_t length) {
  char *made = keep(env, length + 1);
  memcpy(made, text, length);
  made[length] = '\0';
  return made;
}

/* From Latin-1, which erl_nif.h takes, to UTF-8. */
ERL_NIF_TERM enif_make_atom_len(ErlNifEnv *env, const char *name, size_t length) {
  node *made = new_node(env, ATOM);
  char *text = keep(env, 2 * length + 1);
  size_t size = 0;
  size_t i;
  for (i = 0; i < length; i++) {
    const unsigned char letter = (unsigned char)name[i];
    if (letter >= 0x80) {
      text[size++] = (char)(0xc0 | letter >> 6);
      text[size++] = (char)(0x80 | (letter & 0x3f));
    } else {
      text[size++] = name[i];
    }
  }
  text[size] = '\0';
  made->as.atom = text;
  return (ERL_NIF_TERM)made;
}

ERL_NIF_TERM enif_make_atom(ErlNifEnv *env, const char *name) {
  return enif_make_atom_len(env, name, strlen(name));
}

ERL_NIF_TERM enif_make_int64(ErlNifEnv *env, ErlNifSInt64 value) {
  node *made = new_node(env, INTEGER);
  made->as.integer = value;
  return (ERL_NIF_TERM)made;
}

ERL_NIF_TERM enif_make_uint64(ErlNifEnv *env, ErlNifUInt64 value) {
  node *made = new_node(env, value > INT64_MAX ? NATURAL : INTEGER);
  made->as.natural = value;
  return (ERL_NIF_TERM)made;
}

ERL_NIF_TERM enif_make_uint(ErlNifEnv *env, unsigned value) {
  return enif_make_int64(env, value);
}

ERL_NIF_TERM enif_make_double(ErlNifEnv *env, double value) {
  node *made = new_node(env, FLOAT);
  made->as.real = value;
  return (ERL_NIF_TERM)made;
}

ERL_NIF_TERM enif_make_pid(ErlNifEnv *env, const ErlNifPid *pid) {
  (void)env;
  return pid->pid;
}

unsigned char *enif_make_new_binary(ErlNifEnv *env, size_t size, ERL_NIF_TERM *term) {
  node *made = new_node(env, BINARY);
  made->as.bytes.data = keep(env, size);
  made->as.bytes.size = size;
  *term = (ERL_NIF_TERM)made;
  return made->as.bytes.data;
}

ERL_NIF_TERM enif_make_sub_binary(ErlNifEnv *env, ERL_NIF_TERM term, size_t start, size_t size) {
  node *made = new_node(env, BINARY);
  made->as.bytes.data = of(term)->as.bytes.data + start;
  made->as.bytes.size = size;
  return (ERL_NIF_TERM)made;
}

ERL_NIF_TERM enif_make_list_cell(ErlNifEnv *env, ERL_NIF_TERM head, ERL_NIF_TERM tail) {
  node *made = new_node(env, CELL);
  made->as.cell[0] = head;
  made->as.cell[1] = tail;
  return (ERL_NIF_TERM)made;
}

ERL_NIF_TERM enif_make_list_from_array(ErlNifEnv *env, const ERL_NIF_TERM items[], unsigned count) {
  ERL_NIF_TERM list = (ERL_NIF_TERM)new_node(env, NIL);
  while (count-- > 0) {
    list = enif_make_list_cell(env, items[count], list);
  }
  return list;
}

ERL_NIF_TERM enif_make_tuple_from_array(ErlNifEnv *env, const ERL_NIF_TERM items[], unsigned count) {
  node *made = new_node(env, TUPLE);
  made->as.many.size = count;
  made->as.many.parts = keep(env, count * sizeof *items);
  if (count > 0) {
    memcpy(made->as.many.parts, items, count * sizeof *items);
  }
  return (ERL_NIF_TERM)made;
}

static ERL_NIF_TERM *arguments(ErlNifEnv *env, unsigned count, va_list more) {
  ERL_NIF_TERM *items = keep(env, count * sizeof *items);
  unsigned i;
  for (i = 0; i < count; i++) {
    items[i] = va_arg(more, ERL_NIF_TERM);
  }
  return items;
}

ERL_NIF_TERM enif_make_list(ErlNifEnv *env, unsigned count, ...) {
  va_list more;
  ERL_NIF_TERM *items;
  va_start(more, count);
  items = arguments(env, count, more);
  va_end(more);
  return enif_make_list_from_array(env, items, count);
}

ERL_NIF_TERM enif_make_tuple(ErlNifEnv *env, unsigned count, ...) {
  va_list more;
  ERL_NIF_TERM *items;
  va_start(more, count);
  items = arguments(env, count, more);
  va_end(more);
  return enif_make_tuple_from_array(env, items, count);
}

ERL_NIF_TERM enif_raise_exception(ErlNifEnv *env, ERL_NIF_TERM reason) {
  env->raised = true;
  env->reason = reason;
  return reason;
}

ERL_NIF_TERM enif_make_badarg(ErlNifEnv *env) {
  return enif_raise_exception(env, enif_make_atom(env, "badarg"));
}
{{>port/resources.c}}
{{>port/terms.c}}
{{>port/call.c}}
{{#cnode}}
{{>port/node.c}}
{{/cnode}}
{{^cnode}}
{{>port/main.c}}
{{/cnode}}
