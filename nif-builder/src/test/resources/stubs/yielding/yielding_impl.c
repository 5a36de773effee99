/*
 * The bodies of module yielding. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in yielding_nif.h.
 */
#include "yielding_nif.h"

yielding_return yielding_impl_sum(
    yielding_call *call,
    yielding_slice *slice,
    yielding_binary arg1,
    uint64_t *result) {
  (void)call;
  (void)slice;
  (void)arg1;
  (void)result;
  return YIELDING_NOT_WRITTEN;
}

yielding_return yielding_impl_count(yielding_call *call, yielding_slice *slice, int64_t to) {
  (void)call;
  (void)slice;
  (void)to;
  return YIELDING_NOT_WRITTEN;
}
