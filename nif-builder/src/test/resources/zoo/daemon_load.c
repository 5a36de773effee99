/* Leaves a daemon behind: a grandchild in a session of its own. */
#include "zoo.h"
#include <sys/wait.h>
#include <unistd.h>
static int load(ErlNifEnv *env, void **priv_data, ERL_NIF_TERM load_info) {
  (void)env, (void)priv_data, (void)load_info;
  pid_t child = fork();
  if (child == 0) {
    setsid();
    if (fork() == 0) {
      for (int fd = 0; fd < 1024; fd++) {
        close(fd);
      }
      sleep(5);
    }
    _exit(0);
  }
  waitpid(child, NULL, 0);
  return 0;
}

static ErlNifFunc functions[] = {ROWS};

ERL_NIF_INIT(zoo, functions, load, NULL, NULL, NULL)
