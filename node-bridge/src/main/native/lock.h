/*
 * A lock that works in a signal handler: whoever holds it already takes it again, and whoever does
 * not get it within two seconds goes on without, since a thread that died holding it gives it to
 * nobody.
 */
#ifndef NIFPROOF_LOCK_H
#define NIFPROOF_LOCK_H

#include "trap.h"

struct lock {
  int32_t owner; /* a thread's id; 0: free */
  int32_t depth;
};

void lock_take(struct lock *lock);

/* Does nothing for a thread that does not hold it. */
void lock_give(struct lock *lock);

#endif
