/*
 * The bodies of module integers. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in integers_nif.h.
 */
#include "integers_nif.h"

integers_return integers_impl_int_(integers_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_ranged(integers_call *call, int64_t n, int64_t *result) {
  (void)call;
  (void)n;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_natural(integers_call *call, uint64_t arg1, uint64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_positive(integers_call *call, uint64_t arg1, uint64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_negative(integers_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_small(integers_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_wide(integers_call *call, uint64_t arg1, uint64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_constant(integers_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}

integers_return integers_impl_char_(integers_call *call, int64_t arg1, int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return INTEGERS_NOT_WRITTEN;
}
