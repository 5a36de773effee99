/*
 * The bodies of module floats. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in floats_nif.h.
 */
#include "floats_nif.h"

floats_return floats_impl_echo(floats_call *call, double arg1, double *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return FLOATS_NOT_WRITTEN;
}

floats_return floats_impl_number(
    floats_call *call,
    const floats_number_arg1 *arg1,
    floats_number_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return FLOATS_NOT_WRITTEN;
}

floats_return floats_impl_list(
    floats_call *call,
    floats_float_list arg1,
    floats_float_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return FLOATS_NOT_WRITTEN;
}
