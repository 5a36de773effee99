/*
 * The bodies of module options. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in options_nif.h.
 */
#include "options_nif.h"

options_return options_impl_undefined(
    options_call *call,
    const options_int64_or_undefined *arg1,
    options_int64_or_undefined *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return OPTIONS_NOT_WRITTEN;
}

options_return options_impl_nil(
    options_call *call,
    const options_binary_or_nil *arg1,
    options_binary_or_nil *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return OPTIONS_NOT_WRITTEN;
}

options_return options_impl_flag(
    options_call *call,
    const options_boolean_or_undefined *arg1,
    options_boolean_or_undefined *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return OPTIONS_NOT_WRITTEN;
}

options_return options_impl_nested(
    options_call *call,
    const options_nested_arg1 *arg1,
    options_nested_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return OPTIONS_NOT_WRITTEN;
}

options_return options_impl_list(
    options_call *call,
    options_limit_list arg1,
    options_limit_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return OPTIONS_NOT_WRITTEN;
}
