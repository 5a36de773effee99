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

static void stack_release(void) {
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

struct start {
  void *(*function)(void *);
  void *argument;
  int32_t phase;
  int32_t starter;
  int32_t started_in;
  int32_t library;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  stack_prepare();
  struct slot *slot = slot_mine();
  slot->phase = start.phase;
  slot->library = start.library;
  slot->starter = start.starter;
  slot->started_in = start.started_in;
  void *result = start.function(start.argument);
  stack_release();
  slot_free();
  return result;
}

/* A thread that is started while a library is at work is the library's own. */
EXPORTED int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                            void *(*function)(void *), void *argument) {
  real_functions_find();
  struct start *start = record_active() ? malloc(sizeof *start) : NULL;
  if (start == NULL) {
    return real.pthread_create(thread, attributes, function, argument);
  }
  const struct slot *mine = slot_mine();
  bool own = mine->phase != PHASE_NONE;
  bool inherited = mine->phase == PHASE_THREAD;
  start->function = function;
  start->argument = argument;
  start->phase = own ? PHASE_THREAD : PHASE_NONE;
  start->starter = inherited ? mine->starter : mine->function;
  start->started_in = inherited ? mine->started_in : mine->phase;
  start->library = own ? mine->library : -1;
  int result = real.pthread_create(thread, attributes, run, start);
  if (result != 0) {
    free(start);
  }
  return result;
}
