/*
 * The bodies of module results. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in results_nif.h.
 */
#include "results_nif.h"

results_return results_impl_divide(
    results_call *call,
    int64_t dividend,
    int64_t divisor,
    results_divide_result *result) {
  (void)call;
  (void)dividend;
  (void)divisor;
  (void)result;
  return RESULTS_NOT_WRITTEN;
}

results_return results_impl_lookup(
    results_call *call,
    const results_lookup_arg1 *arg1,
    results_lookup_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESULTS_NOT_WRITTEN;
}

results_return results_impl_done(
    results_call *call,
    const results_done_arg1 *arg1,
    results_done_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESULTS_NOT_WRITTEN;
}

results_return results_impl_state(
    results_call *call,
    const results_state *arg1,
    results_state *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESULTS_NOT_WRITTEN;
}

results_return results_impl_timeout(
    results_call *call,
    const results_timeout_arg1 *arg1,
    results_timeout_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESULTS_NOT_WRITTEN;
}
