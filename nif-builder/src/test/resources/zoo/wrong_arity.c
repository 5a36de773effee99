/* A row for a function that the module has with another arity only. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS, {"one", 1, one, 0}};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
