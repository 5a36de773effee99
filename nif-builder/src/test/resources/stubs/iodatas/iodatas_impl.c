/*
 * The bodies of module iodatas. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in iodatas_nif.h.
 */
#include "iodatas_nif.h"

iodatas_return iodatas_impl_echo(iodatas_call *call, iodatas_binary arg1, iodatas_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return IODATAS_NOT_WRITTEN;
}

iodatas_return iodatas_impl_list(iodatas_call *call, iodatas_binary arg1, iodatas_binary *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return IODATAS_NOT_WRITTEN;
}
