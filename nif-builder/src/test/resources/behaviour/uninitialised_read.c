/* Forgets to set the result on one path: whatever lies there is returned. */
#include <erl_nif.h>

static void leave_on_stack(long value) {
  volatile long stack[16];
  for (int i = 0; i < 16; i++) {
    stack[i] = value;
  }
}

static int is_even(long number) {
  long even[8];
  if (number % 2 == 0) {
    even[3] = 1;
  }
  return even[3] == 1;
}

static ERL_NIF_TERM even(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  long number = 0;
  if (!enif_get_long(env, argv[0], &number)) {
    return enif_make_badarg(env);
  }
  leave_on_stack(0);
  return enif_make_atom(env, is_even(number) ? "true" : "false");
}

static ErlNifFunc functions[] = {{"even", 1, even, 0}};
ERL_NIF_INIT(uninitialised_read, functions, NULL, NULL, NULL, NULL)
