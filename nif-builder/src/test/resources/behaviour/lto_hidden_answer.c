/* Has a static function of the same name as the other file. */
#include <erl_nif.h>

__attribute__((noinline, used)) static int entry_point(int x) { return x * 2; }

ERL_NIF_TERM answer(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  return enif_make_int(env, entry_point(21));
}
