/*
 * The bodies of module strings. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in strings_nif.h.
 */
#include "strings_nif.h"

strings_return strings_impl_echo(strings_call *call, strings_string arg1, strings_string *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return STRINGS_NOT_WRITTEN;
}

strings_return strings_impl_nonempty(
    strings_call *call,
    strings_string arg1,
    strings_string *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return STRINGS_NOT_WRITTEN;
}

strings_return strings_impl_list(
    strings_call *call,
    strings_string_list arg1,
    strings_string_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return STRINGS_NOT_WRITTEN;
}
