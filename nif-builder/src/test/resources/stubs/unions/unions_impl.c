/*
 * The bodies of module unions. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in unions_nif.h.
 */
#include "unions_nif.h"

unions_return unions_impl_scalar(
    unions_call *call,
    const unions_scalar_arg1 *arg1,
    unions_scalar_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return UNIONS_NOT_WRITTEN;
}

unions_return unions_impl_json(
    unions_call *call,
    const unions_json_arg1 *arg1,
    unions_json_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return UNIONS_NOT_WRITTEN;
}

unions_return unions_impl_overlapping(
    unions_call *call,
    const unions_overlapping_arg1 *arg1,
    unions_overlapping_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return UNIONS_NOT_WRITTEN;
}

unions_return unions_impl_lists(
    unions_call *call,
    const unions_lists_arg1 *arg1,
    unions_lists_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return UNIONS_NOT_WRITTEN;
}

unions_return unions_impl_shapes(
    unions_call *call,
    unions_shape_list arg1,
    unions_shape_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return UNIONS_NOT_WRITTEN;
}
