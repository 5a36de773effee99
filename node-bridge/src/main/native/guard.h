/* Lets a step fail that reads what may not be there. */
#ifndef NIFPROOF_GUARD_H
#define NIFPROOF_GUARD_H

#include "trap.h"

/* Runs a step that may fault; false when it did. */
bool guarded(void (*step)(void *), void *argument);

/* Called first by the signal handler: comes back only when the fault was in no guarded step. */
void guard_catch(void);

#endif
