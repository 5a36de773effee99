/*
 * The bodies of module arities. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in arities_nif.h.
 */
#include "arities_nif.h"

arities_return arities_impl_f_0(arities_call *call) {
  (void)call;
  return ARITIES_NOT_WRITTEN;
}

arities_return arities_impl_f_1(arities_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ARITIES_NOT_WRITTEN;
}

arities_return arities_impl_f_2(
    arities_call *call,
    int64_t call_2,
    int64_t result_2,
    int64_t *result) {
  (void)call;
  (void)call_2;
  (void)result_2;
  (void)result;
  return ARITIES_NOT_WRITTEN;
}

arities_return arities_impl_is_ready(arities_call *call, bool int_, bool *result) {
  (void)call;
  (void)int_;
  (void)result;
  return ARITIES_NOT_WRITTEN;
}

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
  (void)a;
  (void)b;
  (void)c;
  (void)d;
  (void)e;
  (void)f;
  (void)g;
  (void)h;
  (void)i;
  (void)result;
  return ARITIES_NOT_WRITTEN;
}
