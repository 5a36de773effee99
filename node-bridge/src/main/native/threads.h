/* Knows who started each thread, and how it ends. */
#ifndef NIFPROOF_THREADS_H
#define NIFPROOF_THREADS_H

#include "record.h"

/* Called once, by the VM's first thread. */
void threads_prepare(void);

/* How a thread will have come to be that is started here and now. `own`: by a library. */
void thread_describe(struct beginning *beginning, bool own);

/* Called by a new thread, before and after what it is for. */
void thread_begin(const struct beginning *beginning);
void thread_returned(void);

#endif
