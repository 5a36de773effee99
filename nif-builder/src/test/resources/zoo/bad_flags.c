/* Flags that no release knows. */
#include "zoo.h"

static ErlNifFunc functions[] = {{"one", 0, one, 77}, {"two", 0, two, 0}};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
