#include "arities_nif.h"

arities_return arities_impl_f_0(arities_call *call) {
  (void)call;
  return ARITIES_DONE;
}

arities_return arities_impl_f_1(arities_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  *result = arg1;
  return ARITIES_DONE;
}

arities_return arities_impl_f_2(
    arities_call *call, int64_t call_2, int64_t result_2, int64_t *result) {
  (void)call;
  *result = call_2 - result_2;
  return ARITIES_DONE;
}

arities_return arities_impl_is_ready(arities_call *call, bool int_, bool *result) {
  (void)call;
  *result = int_;
  return ARITIES_DONE;
}

/* A number that every argument has a part in. */
arities_return arities_impl_many(
    arities_call *call,
    int64_t a,
    arities_binary b,
    arities_int64_list c,
    ERL_NIF_TERM d,
    double e,
    arities_string f,
    const arities_many_g *g,
    bool h,
    arities_binary i,
    uint64_t *result) {
  (void)call;
  (void)d;
  *result = (uint64_t)a + b.size + c.length + (uint64_t)e + f.size + (uint64_t)g->part1
            + (uint64_t)g->part2 + (h ? 1u : 0u) + i.size;
  return ARITIES_DONE;
}
