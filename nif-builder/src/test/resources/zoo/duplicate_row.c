/* Two rows for one function. */
#include "zoo.h"

static ErlNifFunc functions[] = {ROWS, {"one", 0, two, 0}};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
