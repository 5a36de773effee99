/* What the libraries of the crash zoo share: a function NAME/0 is what NAME_body does. */
#include <erl_nif.h>

#define NIF(name)                                                                          \
  static ERL_NIF_TERM name(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {          \
    (void)argc, (void)argv;                                                                \
    int result = name##_body();                                                            \
    return enif_make_int(env, result);                                                     \
  }

#define ROW(name) {#name, 0, name, 0}

/* Unknown to the compiler. */
static void *volatile nothing;
static volatile int zero;
