/* Counts in a local variable between setjmp and longjmp without `volatile`: its value is lost where
 * it lives in a register. */
#include <erl_nif.h>
#include <setjmp.h>

static jmp_buf start;

static __attribute__((noinline)) void again(void) { longjmp(start, 1); }

static int tries_needed(int needed) {
  int tries = 0;
  int guard = setjmp(start);
  tries++;
  if (guard == 0 && tries < needed) {
    again();
  }
  return tries;
}

static ERL_NIF_TERM tries(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  int needed = 0;
  if (!enif_get_int(env, argv[0], &needed)) {
    return enif_make_badarg(env);
  }
  return enif_make_int(env, tries_needed(needed));
}

static ErlNifFunc functions[] = {{"tries", 1, tries, 0}};
ERL_NIF_INIT(setjmp_local, functions, NULL, NULL, NULL, NULL)
