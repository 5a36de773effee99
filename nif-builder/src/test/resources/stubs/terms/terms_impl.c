/*
 * The bodies of module terms. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in terms_nif.h.
 */
#include "terms_nif.h"

terms_return terms_impl_any(terms_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TERMS_NOT_WRITTEN;
}

terms_return terms_impl_term(terms_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TERMS_NOT_WRITTEN;
}

terms_return terms_impl_pair(
    terms_call *call,
    const terms_pair_arg1 *arg1,
    terms_pair_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return TERMS_NOT_WRITTEN;
}

terms_return terms_impl_generic(
    terms_call *call,
    terms_generic_x_element_list x,
    terms_generic_x_element_list *result) {
  (void)call;
  (void)x;
  (void)result;
  return TERMS_NOT_WRITTEN;
}
