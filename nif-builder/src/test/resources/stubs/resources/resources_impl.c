/*
 * The bodies of module resources. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in resources_nif.h.
 */
#include "resources_nif.h"

struct resources_counter {
  int unused;
};

void resources_impl_destroy_counter(resources_counter *counter) {
  (void)counter;
}

struct resources_watch {
  int unused;
};

void resources_impl_destroy_watch(resources_watch *watch) {
  (void)watch;
}

void resources_impl_down_watch(resources_watch *watch, ErlNifPid pid) {
  (void)watch;
  (void)pid;
}

resources_return resources_impl_new(
    resources_call *call,
    int64_t arg1,
    resources_new_result *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}

resources_return resources_impl_add(
    resources_call *call,
    resources_counter *arg1,
    int64_t arg2,
    resources_counter **result) {
  (void)call;
  (void)arg1;
  (void)arg2;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}

resources_return resources_impl_get(
    resources_call *call,
    resources_counter *arg1,
    int64_t *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}

resources_return resources_impl_watch(
    resources_call *call,
    resources_counter *arg1,
    ErlNifPid arg2,
    resources_watch **result) {
  (void)call;
  (void)arg1;
  (void)arg2;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}

resources_return resources_impl_alive(resources_call *call, uint64_t *result) {
  (void)call;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}

resources_return resources_impl_many(
    resources_call *call,
    resources_counter_list arg1,
    resources_counter_list *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}

resources_return resources_impl_maybe(
    resources_call *call,
    const resources_maybe_arg1_value_or_undefined *arg1,
    resources_maybe_arg1_value_or_undefined *result) {
  (void)call;
  (void)arg1;
  (void)result;
  return RESOURCES_NOT_WRITTEN;
}
