/* Forks in load; the child lives on and holds every descriptor of the VM. */
#include "zoo.h"
#include <unistd.h>
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  if (fork() == 0) {
    sleep(5);
    _exit(0);
  }
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
