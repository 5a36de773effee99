/*
 * The bodies of module maps_any. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in maps_any_nif.h.
 */
#include "maps_any_nif.h"

maps_any_return maps_any_impl_counts(
    maps_any_call *call,
    maps_any_binary_to_uint64_map arg1,
    maps_any_binary_to_uint64_map *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_ANY_NOT_WRITTEN;
}

maps_any_return maps_any_impl_table(
    maps_any_call *call,
    maps_any_int64_to_float_list_map arg1,
    maps_any_int64_to_float_list_map *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_ANY_NOT_WRITTEN;
}

maps_any_return maps_any_impl_loose(
    maps_any_call *call,
    maps_any_term_to_term_map arg1,
    maps_any_term_to_term_map *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return MAPS_ANY_NOT_WRITTEN;
}
