/* Claims a NIF version that no VM has yet. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS};

static ErlNifEntry entry = {
    99, 0, "zoo", 2, functions, NULL, NULL, NULL, NULL,
    ERL_NIF_VM_VARIANT, 1, sizeof(ErlNifResourceTypeInit), ERL_NIF_MIN_ERTS_VERSION};

ErlNifEntry *nif_init(void) { return &entry; }
