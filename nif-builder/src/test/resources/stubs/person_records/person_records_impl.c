/*
 * The bodies of module person_records. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in person_records_nif.h.
 */
#include "person_records_nif.h"

person_records_return person_records_impl_person(
    person_records_call *call,
    const person_records_person *arg1,
    person_records_person *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return PERSON_RECORDS_NOT_WRITTEN;
}

person_records_return person_records_impl_people(
    person_records_call *call,
    person_records_person_list arg1,
    person_records_person_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return PERSON_RECORDS_NOT_WRITTEN;
}

person_records_return person_records_impl_untyped(
    person_records_call *call,
    const person_records_pair *arg1,
    person_records_pair *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return PERSON_RECORDS_NOT_WRITTEN;
}

person_records_return person_records_impl_narrowed(
    person_records_call *call,
    const person_records_narrowed_arg1 *arg1,
    person_records_narrowed_arg1 *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return PERSON_RECORDS_NOT_WRITTEN;
}
