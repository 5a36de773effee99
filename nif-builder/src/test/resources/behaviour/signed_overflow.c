/* Looks for overflow after it happened: signed numbers do not overflow in C, so the test is always
 * false. */
#include <erl_nif.h>

static int saturated_sum(int a, int b) {
  int sum = a + b;
  if (a > 0 && b > 0 && sum < 0) {
    return 2147483647;
  }
  return sum;
}

static ERL_NIF_TERM add(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  int a = 0;
  int b = 0;
  if (!enif_get_int(env, argv[0], &a) || !enif_get_int(env, argv[1], &b)) {
    return enif_make_badarg(env);
  }
  return enif_make_int(env, saturated_sum(a, b));
}

static ErlNifFunc functions[] = {{"add", 2, add, 0}};
ERL_NIF_INIT(signed_overflow, functions, NULL, NULL, NULL, NULL)
