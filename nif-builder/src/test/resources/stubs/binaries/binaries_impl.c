/*
 * The bodies of module binaries. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in binaries_nif.h.
 */
#include "binaries_nif.h"

binaries_return binaries_impl_echo(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BINARIES_NOT_WRITTEN;
}

binaries_return binaries_impl_key(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BINARIES_NOT_WRITTEN;
}

binaries_return binaries_impl_header(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BINARIES_NOT_WRITTEN;
}

binaries_return binaries_impl_blocks(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BINARIES_NOT_WRITTEN;
}

binaries_return binaries_impl_nonempty(
    binaries_call *call,
    binaries_binary arg1,
    binaries_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BINARIES_NOT_WRITTEN;
}

binaries_return binaries_impl_bits(binaries_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BINARIES_NOT_WRITTEN;
}
