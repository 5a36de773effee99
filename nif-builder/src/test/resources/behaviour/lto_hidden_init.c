/* Names its init function in assembly. The compiler does not read that: with link time optimisation
 * it renames one of two static functions of the same name, and `nif_init` is an alias of nothing. */
#include <erl_nif.h>

extern ERL_NIF_TERM answer(ErlNifEnv *, int, const ERL_NIF_TERM[]);

static ErlNifFunc functions[] = {{"answer", 0, answer, 0}};

static ErlNifEntry entry = {
    ERL_NIF_MAJOR_VERSION, ERL_NIF_MINOR_VERSION, "lto_hidden_init", 1, functions, NULL, NULL,
    NULL, NULL, ERL_NIF_VM_VARIANT, 1, sizeof(ErlNifResourceTypeInit), ERL_NIF_MIN_ERTS_VERSION};

__attribute__((used)) static ErlNifEntry *entry_point(void) { return &entry; }

__asm__(".globl nif_init\n.set nif_init, entry_point");
