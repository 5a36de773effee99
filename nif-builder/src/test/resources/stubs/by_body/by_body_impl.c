/*
 * The bodies of module by_body. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in by_body_nif.h.
 */
#include "by_body_nif.h"

by_body_return by_body_impl_echo(
    by_body_call *call,
    by_body_echo_arg1_part2_element_list arg1,
    by_body_echo_arg1_part2_element_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return BY_BODY_NOT_WRITTEN;
}
