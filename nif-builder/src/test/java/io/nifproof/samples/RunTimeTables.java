package io.nifproof.samples;

import io.nifproof.abi.NifFunction;

/** Libraries whose table is made at run time, in C. */
public final class RunTimeTables {
  private static final String HEAD =
      """
      #define _GNU_SOURCE
      #include <erl_nif.h>
      #include <dlfcn.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <unistd.h>
      static ERL_NIF_TERM one(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static int load(ErlNifEnv *e, void **p, ERL_NIF_TERM i) { return 0; }
      static ErlNifEntry entry = {2, 16, "made", 1, NULL, load, NULL, NULL, NULL, "beam.vanilla",
                                  1, 24, "erts-12.0"};
      """;

  /** A constructor fills a table of zeros, as inventory and C++ initialisers do. */
  public static final String CONSTRUCTOR =
      HEAD
          + """
          static ErlNifFunc rows[2];
          __attribute__((constructor)) static void fill(void) {
            rows[0] = (ErlNifFunc){"one", 0, one, 0};
            rows[1] = (ErlNifFunc){"two", 2, one, ERL_NIF_DIRTY_JOB_CPU_BOUND};
          }
          ERL_NIF_INIT(made, rows, load, NULL, NULL, NULL)
          """;

  /** Looks a function of the VM up by name, allocates with it, and makes its table on the heap. */
  public static final String RUSTLER =
      HEAD
          + """
          ErlNifEntry *nif_init(void) {
            void *vm = dlopen(NULL, RTLD_NOW | RTLD_GLOBAL);
            if (!dlsym(vm, "enif_make_resource")) abort();
            ErlNifFunc *rows = enif_realloc(enif_alloc(8), sizeof(ErlNifFunc));
            enif_free(enif_alloc(100));
            rows[0] = (ErlNifFunc){"one", 0, one, 0};
            entry.funcs = rows;
            return &entry;
          }
          """;

  /** A sentinel, a wild name and a row without a function; and it says that there are more. */
  public static final String NONSENSE =
      HEAD
          + """
          static ErlNifFunc rows[3];
          ErlNifEntry *nif_init(void) {
            rows[1] = (ErlNifFunc){(const char *)0x123456, 0, one, 0};
            rows[2] = (ErlNifFunc){"three", 0, (void *)rows, 0};
            entry.num_of_funcs = 3;
            entry.funcs = rows;
            return &entry;
          }
          """;

  /** A constructor fills a table whose last row has no name. */
  public static final String SENTINEL = CONSTRUCTOR.replace("rows[2];", "rows[3];");

  private RunTimeTables() {}

  /** One whose nif_init has that body. */
  public static String init(String body) {
    return HEAD + "ErlNifEntry *nif_init(void) { " + body + " }\n";
  }

  /** A row as Erlang names it. */
  public static String text(NifFunction row) {
    return row.text().orElse("?") + "/" + row.arity();
  }
}
