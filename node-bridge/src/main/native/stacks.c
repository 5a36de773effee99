#include "stacks.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "real.h"
#include "record.h"

/* Room for the unwinder and for the widest vector registers in the signal frame. */
enum { HANDLER_STACK = 192 * 1024 };

PER_THREAD void *my_stack;

void stack_prepare(void) {
  void *stack = mmap(
      NULL, HANDLER_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (stack == MAP_FAILED) {
    return;
  }
  stack_t wanted = {.ss_sp = stack, .ss_size = HANDLER_STACK};
  if (real.sigaltstack(&wanted, NULL) == 0) {
    my_stack = stack;
  } else {
    munmap(stack, HANDLER_STACK);
  }
}

void stack_release(void) {
  if (my_stack != NULL) {
    stack_t none = {.ss_flags = SS_DISABLE};
    real.sigaltstack(&none, NULL);
    munmap(my_stack, HANDLER_STACK);
    my_stack = NULL;
  }
}

/* The VM gives its schedulers a stack that is too small for the unwinder: ours stays then. */
EXPORTED int sigaltstack(const stack_t *wanted, stack_t *before) {
  real_functions_find();
  bool smaller = wanted != NULL && (wanted->ss_flags & SS_DISABLE) == 0
                 && wanted->ss_size < HANDLER_STACK;
  if (record_active() && my_stack != NULL && smaller && slot_mine()->phase == PHASE_NONE) {
    return real.sigaltstack(NULL, before);
  }
  return real.sigaltstack(wanted, before);
}
