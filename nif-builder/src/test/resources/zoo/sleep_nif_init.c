/* Sleeps for ever in nif_init, using no processor time. */
#include <erl_nif.h>
#include <unistd.h>

ErlNifEntry *nif_init(void) {
  for (;;) {
    pause(); /* HERE sleep_nif_init */
  }
}
