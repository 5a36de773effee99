/* Notes what the process dies of. */
#ifndef NIFPROOF_CRASH_H
#define NIFPROOF_CRASH_H

/* Also called again later: the VM ignores SIGFPE when it starts. */
void crash_handlers_install(void);

/* For this thread: what the processor reports, and abort(). */
void crash_signals_unblock(void);

#endif
