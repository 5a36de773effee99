#include "failing_nif.h"

#include <math.h>

struct failing_thing {
  int unused;
};

void failing_impl_destroy_thing(failing_thing *thing) {
  (void)thing;
}

failing_return failing_impl_badarg(failing_call *call) {
  (void)call;
  return FAILING_BADARG;
}

failing_return failing_impl_no_memory(failing_call *call) {
  return failing_alloc(call, SIZE_MAX / 2, 4) == NULL ? FAILING_NO_MEMORY : FAILING_DONE;
}

failing_return failing_impl_not_written(failing_call *call) {
  (void)call;
  return FAILING_NOT_WRITTEN;
}

failing_return failing_impl_out_of_range(failing_call *call, int64_t *result) {
  (void)call;
  *result = 11;
  return FAILING_DONE;
}

failing_return failing_impl_infinite(failing_call *call, double *result) {
  (void)call;
  *result = HUGE_VAL;
  return FAILING_DONE;
}

failing_return failing_impl_bad_text(failing_call *call, failing_string *result) {
  (void)call;
  result->data = "\xc3";
  result->size = 1;
  return FAILING_DONE;
}

failing_return failing_impl_null_list(failing_call *call, failing_int64_list *result) {
  (void)call;
  result->length = 3;
  return FAILING_DONE;
}

failing_return failing_impl_no_resource(failing_call *call, failing_thing **result) {
  (void)call;
  (void)result;
  return FAILING_DONE;
}

failing_return failing_impl_bad_enum(failing_call *call, failing_bad_enum_result *result) {
  (void)call;
  *result = (failing_bad_enum_result)7;
  return FAILING_DONE;
}

failing_return failing_impl_same_keys(failing_call *call, failing_int64_to_int64_map *result) {
  static const failing_int64_to_int64_map_pair pairs[] = {{1, 2}, {1, 3}};
  (void)call;
  result->pairs = pairs;
  result->size = 2;
  return FAILING_DONE;
}
