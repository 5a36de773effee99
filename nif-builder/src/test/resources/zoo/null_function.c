/* A row without a function: nothing happens until it is called. */
#include <erl_nif.h>

static ErlNifFunc functions[] = {{"one", 0, NULL, 0}};

ERL_NIF_INIT(zoo, functions, NULL, NULL, NULL, NULL)
