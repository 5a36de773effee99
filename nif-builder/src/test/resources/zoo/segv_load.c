/* Writes to address 8 in load. */
#include "zoo.h"

static int *volatile nowhere = (int *)8;

static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  *nowhere = 1;
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
