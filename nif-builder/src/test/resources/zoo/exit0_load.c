/* Ends the whole VM in load, with the status of success. */
#include "zoo.h"
#include <unistd.h>
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  _exit(0); /* HERE exit0_load */
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
