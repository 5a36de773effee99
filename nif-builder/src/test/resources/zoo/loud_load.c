/* Prints a megabyte to standard error in load: who does not read it waits for ever. */
#include "zoo.h"
#include <string.h>
#include <unistd.h>
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  char line[1024];
  memset(line, 'x', sizeof line);
  line[sizeof line - 1] = '\n';
  for (int i = 0; i < 1024; i++) {
    if (write(2, line, sizeof line) != (ssize_t)sizeof line) {
      return 1;
    }
  }
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
