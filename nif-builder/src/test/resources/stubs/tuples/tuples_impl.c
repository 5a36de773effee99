/*
 * The bodies of module tuples. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in tuples_nif.h.
 */
#include "tuples_nif.h"

tuples_return tuples_impl_point(tuples_call *call, const tuples_point *arg1, tuples_point *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TUPLES_NOT_WRITTEN;
}

tuples_return tuples_impl_mixed(
    tuples_call *call,
    const tuples_mixed_arg1 *arg1,
    tuples_mixed_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TUPLES_NOT_WRITTEN;
}

tuples_return tuples_impl_tagged(tuples_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TUPLES_NOT_WRITTEN;
}

tuples_return tuples_impl_nested(
    tuples_call *call,
    const tuples_nested_arg1 *arg1,
    tuples_nested_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TUPLES_NOT_WRITTEN;
}

tuples_return tuples_impl_empty(tuples_call *call) {
  (void)call;
  return TUPLES_NOT_WRITTEN;
}

tuples_return tuples_impl_any(tuples_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TUPLES_NOT_WRITTEN;
}

tuples_return tuples_impl_mfa(
    tuples_call *call,
    const tuples_mfa_arg1 *arg1,
    tuples_mfa_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TUPLES_NOT_WRITTEN;
}
