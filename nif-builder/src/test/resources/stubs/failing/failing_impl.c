/*
 * The bodies of module failing. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in failing_nif.h.
 */
#include "failing_nif.h"

struct failing_thing {
  int unused;
};

void failing_impl_destroy_thing(failing_thing *thing) {
  (void)thing;
}

failing_return failing_impl_badarg(failing_call *call) {
  (void)call;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_no_memory(failing_call *call) {
  (void)call;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_not_written(failing_call *call) {
  (void)call;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_out_of_range(failing_call *call, int64_t *result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_infinite(failing_call *call, double *result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_bad_text(failing_call *call, failing_string *result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_null_list(failing_call *call, failing_int64_list *result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_no_resource(failing_call *call, failing_thing **result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_bad_enum(failing_call *call, failing_bad_enum_result *result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_same_keys(failing_call *call, failing_int64_to_int64_map *result) {
  (void)call;
  (void)result;
  return FAILING_NOT_WRITTEN;
}
