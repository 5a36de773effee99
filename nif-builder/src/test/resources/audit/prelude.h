/* What the members of members.txt have in common: two functions, callbacks, and short words. */
#include <erl_nif.h>

static ERL_NIF_TERM f(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) { return 0; }
static ERL_NIF_TERM g(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) { return 1; }
static int load(ErlNifEnv *env, void **priv, ERL_NIF_TERM info) { return 0; }
static int upgrade(ErlNifEnv *env, void **priv, void **old, ERL_NIF_TERM info) { return 0; }

#define VISIBLE __attribute__((visibility("default")))
#define TABLE(...) static ErlNifFunc t[] = {__VA_ARGS__}
#define INIT ERL_NIF_INIT(m, t, load, 0, upgrade, 0)
#define ENTRY(MAJOR, MINOR, NAME, COUNT, ROWS, VARIANT) \
  static ErlNifEntry entry = {MAJOR, MINOR, NAME, COUNT, (void *)(ROWS), load, 0, upgrade, 0, \
                              VARIANT, 1, sizeof(ErlNifResourceTypeInit), "erts-10.4"}
#define RETURN_ENTRY VISIBLE ErlNifEntry *nif_init(void) { return &entry; }
#define GOOD TABLE({"f", 0, f}); INIT
