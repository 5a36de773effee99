/* Says that data is aligned to 16 bytes where it is not: the compiler believes it where it uses
 * vector instructions. */
#include <erl_nif.h>

static void add_to_all(int *numbers, int count, int term) {
  numbers = __builtin_assume_aligned(numbers, 16);
  for (int i = 0; i < count; i++) {
    numbers[i] += term;
  }
}

static ERL_NIF_TERM shifted(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  static int numbers[64] __attribute__((aligned(16)));
  int *volatile inside = numbers + 1;
  volatile int count = 48;
  add_to_all(inside, count, 7);
  return enif_make_int(env, numbers[24]);
}

static ErlNifFunc functions[] = {{"shifted", 0, shifted, 0}};
ERL_NIF_INIT(misaligned_vector, functions, NULL, NULL, NULL, NULL)
