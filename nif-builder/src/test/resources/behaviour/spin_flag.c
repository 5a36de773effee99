/* Waits for a flag that another thread sets, without `volatile` or an atomic: read once, the loop
 * never ends. */
#include <erl_nif.h>
#include <unistd.h>

static int ready;

static void *set_ready(void *argument) {
  usleep(20000);
  ready = 1;
  return argument;
}

static int wait_until_ready(void) {
  int turns = 0;
  while (!ready) {
    turns |= 1;
  }
  return turns;
}

static ERL_NIF_TERM wait(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  ErlNifTid thread;
  if (enif_thread_create("setter", &thread, set_ready, NULL, NULL) != 0) {
    return enif_make_badarg(env);
  }
  int turns = wait_until_ready();
  enif_thread_join(thread, NULL);
  return enif_make_int(env, turns);
}

static ErlNifFunc functions[] = {{"wait", 0, wait, 0}};
ERL_NIF_INIT(spin_flag, functions, NULL, NULL, NULL, NULL)
