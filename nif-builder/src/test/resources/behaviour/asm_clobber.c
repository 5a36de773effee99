/* Changes registers in inline assembly and does not say so. */
#include <erl_nif.h>

#if defined(__x86_64__)
#define SCRATCH "xor %%ecx, %%ecx\n\txor %%edx, %%edx\n\txor %%esi, %%esi\n\txor %%edi, %%edi\n\t" \
  "xor %%r8d, %%r8d\n\txor %%r9d, %%r9d"
#else
#define SCRATCH "mov x1, xzr\n\tmov x2, xzr\n\tmov x3, xzr\n\tmov x4, xzr\n\tmov x5, xzr\n\t" \
  "mov x6, xzr\n\tmov x7, xzr\n\tmov x8, xzr"
#endif

static long sum_to(long last) {
  long sum = 0;
  for (long i = 1; i <= last; i++) {
    sum += i;
    __asm__ volatile(SCRATCH ::);
    if (sum > 1000000) {
      break;
    }
  }
  return sum;
}

static ERL_NIF_TERM sum(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  long last = 0;
  if (!enif_get_long(env, argv[0], &last)) {
    return enif_make_badarg(env);
  }
  return enif_make_long(env, sum_to(last));
}

static ErlNifFunc functions[] = {{"sum", 1, sum, 0}};
ERL_NIF_INIT(asm_clobber, functions, NULL, NULL, NULL, NULL)
