/*
 * The bodies of module maps_known. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in maps_known_nif.h.
 */
#include "maps_known_nif.h"

maps_known_return maps_known_impl_point(
    maps_known_call *call,
    const maps_known_point *arg1,
    maps_known_point *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_KNOWN_NOT_WRITTEN;
}

maps_known_return maps_known_impl_options(
    maps_known_call *call,
    const maps_known_options_arg1 *arg1,
    maps_known_options_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_KNOWN_NOT_WRITTEN;
}

maps_known_return maps_known_impl_nested(
    maps_known_call *call,
    const maps_known_nested_arg1 *arg1,
    maps_known_nested_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_KNOWN_NOT_WRITTEN;
}

maps_known_return maps_known_impl_any(
    maps_known_call *call,
    ERL_NIF_TERM arg1,
    ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_KNOWN_NOT_WRITTEN;
}
