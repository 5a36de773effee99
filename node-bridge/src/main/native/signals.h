/*
 * Notes which signals a library sends to its own process, and which it handles otherwise than the
 * VM does.
 */
#ifndef NIFPROOF_SIGNALS_H
#define NIFPROOF_SIGNALS_H

#include "trap.h"

/* What a library is given instead of a function of the C library; NULL for all that is not watched. */
void *signal_function(const char *name, void *function);

#endif
