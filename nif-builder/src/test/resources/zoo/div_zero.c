/* Divides by zero in load: a trap on amd64, the result 0 on arm64. */
#include "zoo.h"

static volatile int zero;
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  /* In assembler, because the compiler may do as it likes with a division by zero. */
#ifdef __x86_64__
  int quotient = 1, rest = 0;
  __asm__ volatile("idivl %2" : "+a"(quotient), "+d"(rest) : "m"(zero));
  return quotient;
#else
  int quotient;
  __asm__ volatile("sdiv %w0, %w1, %w2" : "=r"(quotient) : "r"(1), "r"(zero));
  return quotient;
#endif
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
