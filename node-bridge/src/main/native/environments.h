/* Sees an environment that is used on another thread than the one that was given it. */
#ifndef NIFPROOF_ENVIRONMENTS_H
#define NIFPROOF_ENVIRONMENTS_H

#include "trap.h"

/* The VM calls a function of a library with it, on this thread. */
void environment_given(uintptr_t environment);

#endif
