/*
 * The bodies of module booleans. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in booleans_nif.h.
 */
#include "booleans_nif.h"

booleans_return booleans_impl_echo(booleans_call *call, bool arg1, bool *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BOOLEANS_NOT_WRITTEN;
}

booleans_return booleans_impl_both(booleans_call *call, bool arg1, bool *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BOOLEANS_NOT_WRITTEN;
}
