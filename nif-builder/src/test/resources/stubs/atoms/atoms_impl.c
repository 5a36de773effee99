/*
 * The bodies of module atoms. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in atoms_nif.h.
 */
#include "atoms_nif.h"

atoms_return atoms_impl_echo(atoms_call *call, ERL_NIF_TERM arg1, ERL_NIF_TERM *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ATOMS_NOT_WRITTEN;
}

atoms_return atoms_impl_color(atoms_call *call, atoms_color arg1, atoms_color *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ATOMS_NOT_WRITTEN;
}

atoms_return atoms_impl_mode(atoms_call *call, atoms_mode_mode mode, atoms_mode_mode *result) {
  (void)call;
  (void)mode;
  (void)result;
  return ATOMS_NOT_WRITTEN;
}

atoms_return atoms_impl_quoted(
    atoms_call *call,
    atoms_quoted_arg1 arg1,
    atoms_quoted_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ATOMS_NOT_WRITTEN;
}

atoms_return atoms_impl_one(atoms_call *call) {
  (void)call;
  return ATOMS_NOT_WRITTEN;
}

atoms_return atoms_impl_list(atoms_call *call, atoms_color_list arg1, atoms_color_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return ATOMS_NOT_WRITTEN;
}
