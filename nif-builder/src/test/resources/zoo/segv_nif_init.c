/* Crashes in nif_init. */
#include <erl_nif.h>

static int *volatile nowhere = (int *)8;

ErlNifEntry *nif_init(void) {
  *nowhere = 1; /* HERE segv_nif_init */
  return NULL;
}
