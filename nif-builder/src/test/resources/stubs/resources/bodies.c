#include "resources_nif.h"

#include <stdatomic.h>

static atomic_uint_fast64_t counters;

struct resources_counter {
  int64_t value;
};

struct resources_watch {
  resources_counter *counter;
};

void resources_impl_destroy_counter(resources_counter *counter) {
  (void)counter;
  counters--;
}

void resources_impl_destroy_watch(resources_watch *watch) {
  if (watch->counter != NULL) {
    enif_release_resource(watch->counter);
  }
}

/* The counter of a dead process is a thousand. */
void resources_impl_down_watch(resources_watch *watch, ErlNifPid pid) {
  (void)pid;
  watch->counter->value = 1000;
}

resources_return resources_impl_new(
    resources_call *call, int64_t arg1, resources_new_result *result) {
  resources_counter *counter = resources_new_counter(call, sizeof *counter);
  if (counter == NULL) {
    return RESOURCES_NO_MEMORY;
  }
  counters++;
  if (arg1 < 0) {
    result->tag = RESOURCES_NEW_RESULT_ERROR;
    result->as.error = enif_make_atom(resources_env(call), "negative");
    return RESOURCES_DONE;
  }
  counter->value = arg1;
  result->tag = RESOURCES_NEW_RESULT_OK;
  result->as.ok = counter;
  return RESOURCES_DONE;
}

resources_return resources_impl_add(
    resources_call *call, resources_counter *arg1, int64_t arg2, resources_counter **result) {
  (void)call;
  arg1->value += arg2;
  *result = arg1;
  return RESOURCES_DONE;
}

resources_return resources_impl_get(
    resources_call *call, resources_counter *arg1, int64_t *result) {
  (void)call;
  *result = arg1->value;
  return RESOURCES_DONE;
}

resources_return resources_impl_watch(
    resources_call *call, resources_counter *arg1, ErlNifPid arg2, resources_watch **result) {
  resources_watch *watch = resources_new_watch(call, sizeof *watch);
  if (watch == NULL) {
    return RESOURCES_NO_MEMORY;
  }
  enif_keep_resource(arg1);
  watch->counter = arg1;
  if (!resources_monitor_watch(call, watch, arg2)) {
    return RESOURCES_BADARG;
  }
  *result = watch;
  return RESOURCES_DONE;
}

resources_return resources_impl_alive(resources_call *call, uint64_t *result) {
  (void)call;
  *result = counters;
  return RESOURCES_DONE;
}

resources_return resources_impl_many(
    resources_call *call, resources_counter_list arg1, resources_counter_list *result) {
  (void)call;
  *result = arg1;
  return RESOURCES_DONE;
}

resources_return resources_impl_maybe(
    resources_call *call,
    const resources_maybe_arg1_value_or_undefined *arg1,
    resources_maybe_arg1_value_or_undefined *result) {
  (void)call;
  *result = *arg1;
  return RESOURCES_DONE;
}
