#include "generated_nif.h"

generated_return generated_impl_add(generated_call *call, int64_t a, int64_t b, int64_t *result) {
  (void)call;
  *result = (int64_t)((uint64_t)a + (uint64_t)b);
  return GENERATED_DONE;
}

generated_return generated_impl_invert(
    generated_call *call, generated_binary bytes, generated_binary *result) {
  unsigned char *out = generated_make_binary(call, bytes.size, result);
  size_t i;
  if (out == NULL) {
    return GENERATED_NO_MEMORY;
  }
  for (i = 0; i < bytes.size; i++) {
    out[i] = bytes.data[i] ^ 0xff;
  }
  return GENERATED_DONE;
}

generated_return generated_impl_twice(
    generated_call *call, generated_int64_list numbers, generated_int64_list *result) {
  int64_t *twice = generated_alloc(call, numbers.length, sizeof *twice);
  size_t i;
  if (twice == NULL) {
    return GENERATED_NO_MEMORY;
  }
  for (i = 0; i < numbers.length; i++) {
    twice[i] = numbers.items[i] * 2;
  }
  result->items = twice;
  result->length = numbers.length;
  return GENERATED_DONE;
}
