/* Jumps to where no code is, in load. */
#include "zoo.h"

static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  ((void (*)(void))0x10)(); /* HERE segv_code */
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
