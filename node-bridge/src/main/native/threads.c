#include "threads.h"

#include <stdlib.h>
#include <sys/prctl.h>

#include "objects.h"
#include "real.h"
#include "stacks.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* So often the destructors of a thread's data run, while one of them leaves data behind. */
enum { ROUNDS = 4 };

static pthread_key_t ending;
static bool has_ending;

/* Destructors of the library's own run before and after this one: what they need stays until last. */
static void in_round(void *rounds_left) {
  uintptr_t left = (uintptr_t)rounds_left;
  slot_mine()->phase = PHASE_THREAD_END;
  if (left > 1 && real.pthread_setspecific(ending, (void *)(left - 1)) == 0) {
    return;
  }
  stack_release();
  slot_end();
}

void threads_prepare(void) {
  struct beginning first = {
      .phase = PHASE_NONE, .library = -1, .starter = -1, .started_in = -1};
  has_ending = real.pthread_key_create != NULL && real.pthread_setspecific != NULL
               && real.pthread_key_create(&ending, in_round) == 0;
  slot_begin(&first);
  stack_prepare();
}

struct start {
  void *(*function)(void *);
  void *argument;
  struct beginning beginning;
};

void thread_begin(const struct beginning *beginning) {
  slot_begin(beginning);
  stack_prepare();
  if (has_ending) {
    real.pthread_setspecific(ending, (void *)ROUNDS);
  }
}

/* The destructors of its data are still to come. */
void thread_returned(void) {
  slot_mine()->phase = PHASE_THREAD_END;
  if (!has_ending) {
    stack_release();
    slot_end();
  }
}

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  thread_begin(&start.beginning);
  void *result = start.function(start.argument);
  thread_returned();
  return result;
}

void thread_describe(struct beginning *beginning, bool own) {
  const struct slot *mine = slot_mine();
  bool inherited = mine->phase == PHASE_THREAD || mine->phase == PHASE_THREAD_END;
  beginning->phase = own ? PHASE_THREAD : PHASE_NONE;
  beginning->starter = inherited ? mine->starter : mine->function;
  beginning->started_in = inherited ? mine->started_in : mine->phase;
  beginning->library = own ? mine->library : -1;
  prctl(PR_GET_NAME, beginning->creator);
}

/* A thread is the library's own when it is started by its code, or while that is at work. */
EXPORTED int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                            void *(*function)(void *), void *argument) {
  real_functions_find();
  struct start *start = record_active() ? malloc(sizeof *start) : NULL;
  if (start == NULL) {
    return real.pthread_create(thread, attributes, function, argument);
  }
  bool own = slot_mine()->phase != PHASE_NONE || address_is_late(CALLER);
  start->function = function;
  start->argument = argument;
  thread_describe(&start->beginning, own);
  int result = real.pthread_create(thread, attributes, run, start);
  if (result != 0) {
    free(start);
  } else if (own) {
    record_thread();
  }
  return result;
}

/* The clean-up handlers and destructors that follow are the end of the thread. */
EXPORTED __attribute__((noreturn)) void pthread_exit(void *result) {
  real_functions_find();
  if (record_active()) {
    slot_mine()->phase = PHASE_THREAD_END;
  }
  real.pthread_exit(result);
  __builtin_unreachable();
}
