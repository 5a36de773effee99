/* A row for a function that the module does not have. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS, {"three", 0, one, 0}};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
