/*
 * The bodies of module big_integers. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in big_integers_nif.h.
 */
#include "big_integers_nif.h"

big_integers_return big_integers_impl_echo(
    big_integers_call *call,
    big_integers_big_integer arg1,
    big_integers_big_integer *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BIG_INTEGERS_NOT_WRITTEN;
}

big_integers_return big_integers_impl_many(
    big_integers_call *call,
    big_integers_big_integer_list arg1,
    big_integers_big_integer_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BIG_INTEGERS_NOT_WRITTEN;
}
