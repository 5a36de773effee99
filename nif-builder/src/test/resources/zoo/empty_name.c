/* A row whose name is the empty string, which is an atom but not a function of the module. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS, {"", 0, one, 0}};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
