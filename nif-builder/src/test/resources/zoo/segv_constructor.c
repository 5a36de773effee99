/* Crashes before nif_init, while the system's loader runs its constructors. */
#include "zoo.h"

static int *volatile nowhere = (int *)8;

__attribute__((constructor)) static void crash(void) { *nowhere = 1; /* HERE segv_constructor */ }

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
