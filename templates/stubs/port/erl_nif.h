/*
 * What generated C needs of erl_nif.h, for a program outside of the VM: the same names, over terms
 * that {{p}}_{{way}}.c reads from {{#cnode}}messages{{/cnode}}{{^cnode}}a pipe{{/cnode}}.
 *
 * Made by `nifproof generate --as {{way}}`, which writes it anew: do not edit.
 */
#ifndef {{P}}_{{WAY}}_ERL_NIF_H
#define {{P}}_{{WAY}}_ERL_NIF_H

#include <stddef.h>
#include <stdint.h>

typedef struct enif_environment_t ErlNifEnv;
typedef uintptr_t ERL_NIF_TERM;
typedef int64_t ErlNifSInt64;
typedef uint64_t ErlNifUInt64;

typedef struct {
  unsigned char *data;
  size_t size;
} ErlNifBinary;

typedef struct {
  ERL_NIF_TERM pid;
} ErlNifPid;

typedef struct {
  ERL_NIF_TERM map;
  size_t at;
} ErlNifMapIterator;

typedef struct ErlNifResourceType ErlNifResourceType;
typedef struct ErlNifMonitor ErlNifMonitor;
typedef void ErlNifResourceDtor(ErlNifEnv *env, void *object);
typedef void ErlNifResourceDown(ErlNifEnv *env, void *object, ErlNifPid *pid, ErlNifMonitor *monitor);
typedef struct {
  ErlNifResourceDtor *dtor;
  void *stop;
  ErlNifResourceDown *down;
} ErlNifResourceTypeInit;

typedef struct {
  const char *name;
  unsigned arity;
  ERL_NIF_TERM (*fptr)(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]);
  unsigned flags;
} ErlNifFunc;

typedef struct {
  int num_of_funcs;
  ErlNifFunc *funcs;
  int (*load)(ErlNifEnv *env, void **data, ERL_NIF_TERM info);
  int (*upgrade)(ErlNifEnv *env, void **data, void **old, ERL_NIF_TERM info);
  void (*unload)(ErlNifEnv *env, void *data);
} ErlNifEntry;

enum { ERL_NIF_DIRTY_JOB_CPU_BOUND = 1, ERL_NIF_DIRTY_JOB_IO_BOUND = 2 };
enum { ERL_NIF_RT_CREATE = 1, ERL_NIF_RT_TAKEOVER = 2, ERL_NIF_MAP_ITERATOR_FIRST = 1 };
typedef enum { ERL_NIF_TERM_TYPE_OTHER = 1, ERL_NIF_TERM_TYPE_BITSTRING } ErlNifTermType;

ErlNifEntry *nif_init(void);
#define ERL_NIF_INIT(NAME, FUNCS, LOAD, RELOAD, UPGRADE, UNLOAD)                       \
  ErlNifEntry *nif_init(void) {                                                        \
    static ErlNifEntry entry = {sizeof(FUNCS) / sizeof(*FUNCS), FUNCS, LOAD, UPGRADE, UNLOAD}; \
    return &entry;                                                                     \
  }

void *enif_alloc(size_t size);
void enif_free(void *memory);
void *enif_priv_data(ErlNifEnv *env);
int enif_consume_timeslice(ErlNifEnv *env, int percent);
ERL_NIF_TERM enif_schedule_nif(ErlNifEnv *env, const char *name, int flags,
                               ERL_NIF_TERM (*fptr)(ErlNifEnv *, int, const ERL_NIF_TERM[]),
                               int argc, const ERL_NIF_TERM argv[]);

int enif_is_identical(ERL_NIF_TERM one, ERL_NIF_TERM other);
int enif_is_atom(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_binary(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_empty_list(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_list(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_map(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_number(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_pid(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_port(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_ref(ErlNifEnv *env, ERL_NIF_TERM term);
int enif_is_tuple(ErlNifEnv *env, ERL_NIF_TERM term);
ErlNifTermType enif_term_type(ErlNifEnv *env, ERL_NIF_TERM term);

int enif_get_int64(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifSInt64 *out);
int enif_get_uint64(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifUInt64 *out);
int enif_get_uint(ErlNifEnv *env, ERL_NIF_TERM term, unsigned *out);
int enif_get_double(ErlNifEnv *env, ERL_NIF_TERM term, double *out);
int enif_get_local_pid(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifPid *out);
int enif_get_list_length(ErlNifEnv *env, ERL_NIF_TERM term, unsigned *length);
int enif_get_list_cell(ErlNifEnv *env, ERL_NIF_TERM term, ERL_NIF_TERM *head, ERL_NIF_TERM *tail);
int enif_get_tuple(ErlNifEnv *env, ERL_NIF_TERM term, int *arity, const ERL_NIF_TERM **parts);
int enif_get_map_size(ErlNifEnv *env, ERL_NIF_TERM term, size_t *size);
int enif_get_map_value(ErlNifEnv *env, ERL_NIF_TERM map, ERL_NIF_TERM key, ERL_NIF_TERM *value);
int enif_map_iterator_create(ErlNifEnv *env, ERL_NIF_TERM map, ErlNifMapIterator *at, int first);
int enif_map_iterator_get_pair(ErlNifEnv *env, ErlNifMapIterator *at, ERL_NIF_TERM *key,
                               ERL_NIF_TERM *value);
int enif_map_iterator_next(ErlNifEnv *env, ErlNifMapIterator *at);
void enif_map_iterator_destroy(ErlNifEnv *env, ErlNifMapIterator *at);
int enif_inspect_binary(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifBinary *out);
int enif_inspect_iolist_as_binary(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifBinary *out);
int enif_term_to_binary(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifBinary *out);
size_t enif_binary_to_term(ErlNifEnv *env, const unsigned char *data, size_t size,
                           ERL_NIF_TERM *term, unsigned options);
void enif_release_binary(ErlNifBinary *binary);

ERL_NIF_TERM enif_make_atom(ErlNifEnv *env, const char *name);
ERL_NIF_TERM enif_make_atom_len(ErlNifEnv *env, const char *name, size_t length);
ERL_NIF_TERM enif_make_int64(ErlNifEnv *env, ErlNifSInt64 value);
ERL_NIF_TERM enif_make_uint64(ErlNifEnv *env, ErlNifUInt64 value);
ERL_NIF_TERM enif_make_uint(ErlNifEnv *env, unsigned value);
ERL_NIF_TERM enif_make_double(ErlNifEnv *env, double value);
ERL_NIF_TERM enif_make_pid(ErlNifEnv *env, const ErlNifPid *pid);
unsigned char *enif_make_new_binary(ErlNifEnv *env, size_t size, ERL_NIF_TERM *term);
ERL_NIF_TERM enif_make_sub_binary(ErlNifEnv *env, ERL_NIF_TERM term, size_t start, size_t size);
ERL_NIF_TERM enif_make_list(ErlNifEnv *env, unsigned count, ...);
ERL_NIF_TERM enif_make_list_cell(ErlNifEnv *env, ERL_NIF_TERM head, ERL_NIF_TERM tail);
ERL_NIF_TERM enif_make_list_from_array(ErlNifEnv *env, const ERL_NIF_TERM items[], unsigned count);
ERL_NIF_TERM enif_make_tuple(ErlNifEnv *env, unsigned count, ...);
ERL_NIF_TERM enif_make_tuple_from_array(ErlNifEnv *env, const ERL_NIF_TERM items[], unsigned count);
int enif_make_map_from_arrays(ErlNifEnv *env, ERL_NIF_TERM keys[], ERL_NIF_TERM values[], size_t count,
                              ERL_NIF_TERM *map);
#define enif_make_list1(ENV, A) enif_make_list(ENV, 1, A)
#define enif_make_tuple2(ENV, A, B) enif_make_tuple(ENV, 2, A, B)
#define enif_make_tuple3(ENV, A, B, C) enif_make_tuple(ENV, 3, A, B, C)
ERL_NIF_TERM enif_make_badarg(ErlNifEnv *env);
ERL_NIF_TERM enif_raise_exception(ErlNifEnv *env, ERL_NIF_TERM reason);

ErlNifResourceType *enif_open_resource_type_x(ErlNifEnv *env, const char *name,
                                              const ErlNifResourceTypeInit *init, int flags,
                                              int *tried);
void *enif_alloc_resource(ErlNifResourceType *type, size_t size);
void enif_release_resource(void *object);
ERL_NIF_TERM enif_make_resource(ErlNifEnv *env, void *object);
int enif_get_resource(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifResourceType *type, void **object);

#endif
