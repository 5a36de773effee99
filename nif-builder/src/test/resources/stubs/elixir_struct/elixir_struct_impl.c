/*
 * The bodies of module ElixirStruct. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in elixir_struct_nif.h.
 */
#include "elixir_struct_nif.h"

elixir_struct_return elixir_struct_impl_admin(
    elixir_struct_call *call,
    elixir_struct_role arg1,
    elixir_struct_role *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ELIXIR_STRUCT_NOT_WRITTEN;
}

elixir_struct_return elixir_struct_impl_chars(
    elixir_struct_call *call,
    elixir_struct_string arg1,
    elixir_struct_string *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ELIXIR_STRUCT_NOT_WRITTEN;
}

elixir_struct_return elixir_struct_impl_find(
    elixir_struct_call *call,
    const elixir_struct_find_arg1 *arg1,
    elixir_struct_find_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ELIXIR_STRUCT_NOT_WRITTEN;
}

elixir_struct_return elixir_struct_impl_user(
    elixir_struct_call *call,
    const elixir_struct_t *user,
    elixir_struct_t *result) {
  (void)call;
  (void)user;
  (void)result;
  return ELIXIR_STRUCT_NOT_WRITTEN;
}

elixir_struct_return elixir_struct_impl_users(
    elixir_struct_call *call,
    elixir_struct_t_list arg1,
    elixir_struct_t_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ELIXIR_STRUCT_NOT_WRITTEN;
}
