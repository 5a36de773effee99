/* The struct written by hand with the three fields it had before OTP 17.3: rows of 24 bytes where
   the VM reads 32, so that it takes pieces of the next row for flags. */
#include "zoo.h"

typedef struct {
  const char *name;
  unsigned arity;
  ERL_NIF_TERM (*function)(ErlNifEnv *, int, const ERL_NIF_TERM[]);
} OldFunc;

static OldFunc functions[] = {{"one", 0, one}, {"two", 0, two}, {"one", 0, one}};

static ErlNifEntry entry = {
    ERL_NIF_MAJOR_VERSION, ERL_NIF_MINOR_VERSION, "zoo", 3,
    (void *)functions, NULL, NULL, NULL, NULL, ERL_NIF_VM_VARIANT, 1,
    sizeof(ErlNifResourceTypeInit), ERL_NIF_MIN_ERTS_VERSION};

ErlNifEntry *nif_init(void) { return &entry; }
