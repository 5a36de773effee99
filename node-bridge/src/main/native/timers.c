/*
 * Notices timers that a library starts: what they do happens after the call that started them. The
 * VM has none of these.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#include "crash.h"
#include "objects.h"
#include "real.h"
#include "threads.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

static void started(bool armed, uintptr_t caller) {
  if (armed && record_active() && !address_in_program(caller)) {
    record_timer();
  }
}

EXPORTED unsigned alarm(unsigned seconds) {
  real_functions_find();
  started(seconds != 0, CALLER);
  return real.alarm(seconds);
}

EXPORTED unsigned ualarm(unsigned microseconds, unsigned interval) {
  real_functions_find();
  started(microseconds != 0, CALLER);
  return real.ualarm(microseconds, interval);
}

EXPORTED int setitimer(__itimer_which_t which, const struct itimerval *value,
                       struct itimerval *before) {
  real_functions_find();
  started(value != NULL && (value->it_value.tv_sec != 0 || value->it_value.tv_usec != 0), CALLER);
  return real.setitimer((int)which, value, before);
}

struct expiry {
  void (*function)(union sigval);
  union sigval value;
  struct beginning beginning;
};

/*
 * The C library runs it on a thread of its own making, in which all signals are blocked: a fault
 * would end the VM unseen. Runs as often as the timer expires.
 */
static void expire(union sigval argument) {
  const struct expiry *expiry = argument.sival_ptr;
  thread_begin(&expiry->beginning);
  crash_signals_unblock();
  expiry->function(expiry->value);
  thread_returned();
}

/* The timer may outlive every call: what is allocated for it stays. */
static struct sigevent watched_event(const struct sigevent *event) {
  struct sigevent instead = *event;
  struct expiry *expiry = malloc(sizeof *expiry);
  if (expiry != NULL) {
    expiry->function = event->sigev_notify_function;
    expiry->value = event->sigev_value;
    thread_describe(&expiry->beginning, true);
    instead.sigev_notify_function = expire;
    instead.sigev_value.sival_ptr = expiry;
  }
  return instead;
}

/* Before glibc 2.34 it is in librt, which may come with the library. */
EXPORTED int timer_create(clockid_t clock, struct sigevent *event, timer_t *timer) {
  real_functions_find();
  if (real.timer_create == NULL) {
    real_functions_find_more();
  }
  if (real.timer_create == NULL) {
    errno = ENOSYS;
    return -1;
  }
  started(true, CALLER);
  bool own_thread = event != NULL && event->sigev_notify == SIGEV_THREAD && record_active()
                    && !address_in_program(CALLER);
  if (!own_thread) {
    return real.timer_create(clock, event, timer);
  }
  struct sigevent instead = watched_event(event);
  return real.timer_create(clock, &instead, timer);
}
