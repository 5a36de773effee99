/*
 * The bodies of module dirty. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in dirty_nif.h.
 */
#include "dirty_nif.h"

dirty_return dirty_impl_compute(dirty_call *call, dirty_binary arg1, dirty_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return DIRTY_NOT_WRITTEN;
}

dirty_return dirty_impl_wait(dirty_call *call, dirty_int64_list arg1, dirty_int64_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return DIRTY_NOT_WRITTEN;
}
