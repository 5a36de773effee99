/* Made for a VM of another make. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS};

static ErlNifEntry entry = {
    ERL_NIF_MAJOR_VERSION, ERL_NIF_MINOR_VERSION, "zoo", 2, functions, NULL, NULL, NULL, NULL,
    "beam.halfword", 1, sizeof(ErlNifResourceTypeInit), ERL_NIF_MIN_ERTS_VERSION};

ErlNifEntry *nif_init(void) { return &entry; }
