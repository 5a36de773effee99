#include "yielding_nif.h"

yielding_return yielding_impl_sum(
    yielding_call *call, yielding_slice *slice, yielding_binary arg1, uint64_t *result) {
  uint64_t *sum = slice->state;
  if (sum == NULL) {
    sum = enif_alloc(sizeof *sum);
    if (sum == NULL) {
      return YIELDING_NO_MEMORY;
    }
    *sum = 0;
    slice->state = sum;
    slice->release = enif_free;
  }
  while (slice->position < arg1.size) {
    *sum += arg1.data[slice->position++];
    if (slice->position % 1000 == 0 && yielding_time_is_up(call, 50)) {
      return YIELDING_AGAIN;
    }
  }
  *result = *sum;
  return YIELDING_DONE;
}

yielding_return yielding_impl_count(yielding_call *call, yielding_slice *slice, int64_t to) {
  (void)call;
  return ++slice->position < (uint64_t)to ? YIELDING_AGAIN : YIELDING_DONE;
}
