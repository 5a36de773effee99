/* Writes a number as int and as float and reads it as int: the compiler may assume that the two
 * pointers never meet. */
#include <erl_nif.h>

static int written_twice(int *number, float *same) {
  *number = 1;
  *same = 0.0f;
  return *number;
}

static ERL_NIF_TERM overlap(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  int store[1];
  void *volatile alias = store;
  return enif_make_int(env, written_twice(alias, alias));
}

static ErlNifFunc functions[] = {{"overlap", 0, overlap, 0}};
ERL_NIF_INIT(strict_aliasing, functions, NULL, NULL, NULL, NULL)
