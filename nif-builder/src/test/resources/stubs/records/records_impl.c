/*
 * The bodies of module records. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in records_nif.h.
 */
#include "records_nif.h"

records_return records_impl_person(
    records_call *call,
    const records_person *arg1,
    records_person *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RECORDS_NOT_WRITTEN;
}

records_return records_impl_people(
    records_call *call,
    records_person_list arg1,
    records_person_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RECORDS_NOT_WRITTEN;
}

records_return records_impl_untyped(
    records_call *call,
    const records_pair *arg1,
    records_pair *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RECORDS_NOT_WRITTEN;
}

records_return records_impl_narrowed(
    records_call *call,
    const records_narrowed_arg1 *arg1,
    records_narrowed_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RECORDS_NOT_WRITTEN;
}
