/* Claims NIF version 1, from before OTP R14. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS};

static ErlNifEntry entry = {
    1, 0, "zoo", 2, functions, NULL, NULL, NULL, NULL,
    ERL_NIF_VM_VARIANT, 1, sizeof(ErlNifResourceTypeInit), ERL_NIF_MIN_ERTS_VERSION};

ErlNifEntry *nif_init(void) { return &entry; }
