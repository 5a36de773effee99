/* Who called whom. */
#ifndef NIFPROOF_BACKTRACE_H
#define NIFPROOF_BACKTRACE_H

#include <ucontext.h>

#include "maps.h"
#include "words.h"

/* Notes the frames of this thread, which a signal interrupted there. */
void backtrace_note(const struct maps *maps, ucontext_t *context);

/* The frames of whoever called into the trap. */
void backtrace_note_here(void);

/* Where the functions begin that called into the trap, innermost first. */
void backtrace_callers(uintptr_t *regions, int count);

/* The VM's functions are known by where they begin: newer ones export no names. */
void role_set(enum role role, uintptr_t region);
bool role_known(enum role role);

#endif
