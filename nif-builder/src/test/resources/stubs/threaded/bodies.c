#include "threaded_nif.h"

threaded_return threaded_impl_reverse(
    threaded_call *call, threaded_binary arg1, threaded_reverse_answer *result) {
  unsigned char *bytes = threaded_make_binary(call, arg1.size, &result->as.ok);
  size_t i;
  if (bytes == NULL) {
    return THREADED_NO_MEMORY;
  }
  if (arg1.size == 13) {
    return THREADED_BADARG;
  }
  for (i = 0; i < arg1.size; i++) {
    bytes[i] = arg1.data[arg1.size - 1 - i];
  }
  result->tag = THREADED_REVERSE_ANSWER_OK;
  return THREADED_DONE;
}

threaded_return threaded_impl_tick(threaded_call *call) {
  (void)call;
  return THREADED_DONE;
}
