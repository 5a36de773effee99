/* Frees twice in load; the C library notices. */
#include "zoo.h"
#include <stdlib.h>
#include <string.h>
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  char *volatile block = malloc(100);
  memset(block, 1, 100);
  free(block);
  free(block);
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
