/*
 * Notices timers that a library starts: what they do happens after the call that started them. The
 * VM has none of these.
 */
#include <errno.h>
#include <sys/time.h>
#include <time.h>

#include "objects.h"
#include "real.h"
#include "record.h"

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
  return real.timer_create(clock, event, timer);
}
