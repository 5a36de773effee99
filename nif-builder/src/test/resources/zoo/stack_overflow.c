/* Recurses without end in load. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Winfinite-recursion"
#else
#pragma clang diagnostic ignored "-Winfinite-recursion"
#endif
#include "zoo.h"

static volatile int depth;

static int deeper(const volatile char *above) {
  volatile char here[4096];
  here[0] = above[0];
  depth++;
  return deeper(here) + here[0];
}

static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  volatile char first = 0;
  return deeper(&first);
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
