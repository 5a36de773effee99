/* An empty table: it loads, and every function stays a stub. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS};

static ErlNifEntry entry = {
    ERL_NIF_MAJOR_VERSION, ERL_NIF_MINOR_VERSION, "zoo", 0, functions, NULL, NULL, NULL, NULL,
    ERL_NIF_VM_VARIANT, 1, sizeof(ErlNifResourceTypeInit), ERL_NIF_MIN_ERTS_VERSION};

ErlNifEntry *nif_init(void) { return &entry; }
