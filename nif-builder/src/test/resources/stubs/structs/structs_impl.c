/*
 * The bodies of module structs. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in structs_nif.h.
 */
#include "structs_nif.h"

structs_return structs_impl_user(
    structs_call *call,
    const structs_user *arg1,
    structs_user *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return STRUCTS_NOT_WRITTEN;
}

structs_return structs_impl_users(
    structs_call *call,
    structs_user_list arg1,
    structs_user_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return STRUCTS_NOT_WRITTEN;
}
