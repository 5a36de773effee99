/*
 * The bodies of module threaded. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in threaded_nif.h.
 */
#include "threaded_nif.h"

threaded_return threaded_impl_reverse(
    threaded_call *call,
    threaded_binary arg1,
    threaded_reverse_answer *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return THREADED_NOT_WRITTEN;
}

threaded_return threaded_impl_tick(threaded_call *call) {
  (void)call;
  return THREADED_NOT_WRITTEN;
}
