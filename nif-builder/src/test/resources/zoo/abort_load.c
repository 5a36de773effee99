/* Aborts in load. */
#include "zoo.h"
#include <stdlib.h>
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  abort(); /* HERE abort_load */
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
