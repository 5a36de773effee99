/*
 * The bodies of module identifiers. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in identifiers_nif.h.
 */
#include "identifiers_nif.h"

identifiers_return identifiers_impl_pid(identifiers_call *call, ErlNifPid arg1, ErlNifPid *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return IDENTIFIERS_NOT_WRITTEN;
}

identifiers_return identifiers_impl_reference(
    identifiers_call *call,
    ERL_NIF_TERM arg1,
    ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return IDENTIFIERS_NOT_WRITTEN;
}

identifiers_return identifiers_impl_pids(
    identifiers_call *call,
    identifiers_pid_list arg1,
    identifiers_pid_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return IDENTIFIERS_NOT_WRITTEN;
}

identifiers_return identifiers_impl_port(
    identifiers_call *call,
    const identifiers_port_or_undefined *arg1,
    identifiers_port_or_undefined *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return IDENTIFIERS_NOT_WRITTEN;
}
