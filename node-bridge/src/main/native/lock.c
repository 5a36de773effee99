#include "lock.h"

#include <sys/syscall.h>
#include <unistd.h>

enum { TRIES = 20000, PAUSE_US = 100 };

static bool is_mine(const struct lock *lock, int32_t me) {
  return __atomic_load_n(&lock->owner, __ATOMIC_ACQUIRE) == me;
}

void lock_take(struct lock *lock) {
  int32_t me = (int32_t)syscall(SYS_gettid);
  if (is_mine(lock, me)) {
    lock->depth++;
    return;
  }
  for (int i = 0; i < TRIES; i++) {
    int32_t nobody = 0;
    if (__atomic_compare_exchange_n(
            &lock->owner, &nobody, me, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
      lock->depth = 1;
      return;
    }
    usleep(PAUSE_US);
  }
}

void lock_give(struct lock *lock) {
  int32_t me = (int32_t)syscall(SYS_gettid);
  if (is_mine(lock, me) && --lock->depth == 0) {
    __atomic_store_n(&lock->owner, 0, __ATOMIC_RELEASE);
  }
}
