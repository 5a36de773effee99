/* Nothing is wrong with this one. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
