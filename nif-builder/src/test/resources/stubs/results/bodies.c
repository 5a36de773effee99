#include "results_nif.h"

results_return results_impl_divide(
    results_call *call, int64_t dividend, int64_t divisor, results_divide_result *result) {
  if (divisor == 0 || (dividend == INT64_MIN && divisor == -1)) {
    result->tag = RESULTS_DIVIDE_RESULT_ERROR;
    result->as.error = enif_make_atom(results_env(call), "badarith");
    return RESULTS_DONE;
  }
  result->tag = RESULTS_DIVIDE_RESULT_OK;
  result->as.ok = dividend / divisor;
  return RESULTS_DONE;
}

results_return results_impl_lookup(
    results_call *call, const results_lookup_arg1 *arg1, results_lookup_arg1 *result) {
  (void)call;
  *result = *arg1;
  return RESULTS_DONE;
}

results_return results_impl_done(
    results_call *call, const results_done_arg1 *arg1, results_done_arg1 *result) {
  (void)call;
  *result = *arg1;
  return RESULTS_DONE;
}

results_return results_impl_state(
    results_call *call, const results_state *arg1, results_state *result) {
  (void)call;
  *result = *arg1;
  return RESULTS_DONE;
}

results_return results_impl_timeout(
    results_call *call, const results_timeout_arg1 *arg1, results_timeout_arg1 *result) {
  (void)call;
  *result = *arg1;
  return RESULTS_DONE;
}
