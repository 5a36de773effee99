/* Never returns from load, at full speed. */
#include "zoo.h"

static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  for (volatile unsigned i = 0; i + 1 != 0; i += 2) {
  }
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
