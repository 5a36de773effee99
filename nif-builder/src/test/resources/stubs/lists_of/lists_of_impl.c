/*
 * The bodies of module lists_of. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in lists_of_nif.h.
 */
#include "lists_of_nif.h"

lists_of_return lists_of_impl_ints(
    lists_of_call *call,
    lists_of_int64_list arg1,
    lists_of_int64_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return LISTS_OF_NOT_WRITTEN;
}

lists_of_return lists_of_impl_nonempty(
    lists_of_call *call,
    lists_of_int_0_to_9_nonempty_list arg1,
    lists_of_int_0_to_9_nonempty_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return LISTS_OF_NOT_WRITTEN;
}

lists_of_return lists_of_impl_nested(
    lists_of_call *call,
    lists_of_uint64_list_list_list arg1,
    lists_of_uint64_list_list_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return LISTS_OF_NOT_WRITTEN;
}

lists_of_return lists_of_impl_any(
    lists_of_call *call,
    lists_of_term_list arg1,
    lists_of_term_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return LISTS_OF_NOT_WRITTEN;
}

lists_of_return lists_of_impl_binaries(
    lists_of_call *call,
    lists_of_binary_list arg1,
    lists_of_binary_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return LISTS_OF_NOT_WRITTEN;
}

lists_of_return lists_of_impl_empty(lists_of_call *call) {
  (void)call;
  return LISTS_OF_NOT_WRITTEN;
}

lists_of_return lists_of_impl_named(
    lists_of_call *call,
    lists_of_row_list arg1,
    lists_of_row_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return LISTS_OF_NOT_WRITTEN;
}
