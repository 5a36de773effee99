/* Made for a module of another name. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zebra, functions, NULL, NULL, NULL, NULL)
