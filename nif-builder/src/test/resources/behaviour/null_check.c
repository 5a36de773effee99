/* Hands a pointer to memcpy and checks it for NULL afterwards: by then it cannot be NULL. */
#include <erl_nif.h>
#include <string.h>

static int copied(char *to, const char *from, size_t size) {
  memcpy(to, from, size);
  if (from == NULL) {
    return -1;
  }
  return (int)size;
}

static ERL_NIF_TERM copy(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  char buffer[8];
  const char *volatile from = NULL;
  volatile size_t size = 0;
  return enif_make_int(env, copied(buffer, from, size));
}

static ErlNifFunc functions[] = {{"copy", 0, copy, 0}};
ERL_NIF_INIT(null_check, functions, NULL, NULL, NULL, NULL)
