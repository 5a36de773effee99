/* Knows who started each thread, and how it ends. */
#ifndef NIFPROOF_THREADS_H
#define NIFPROOF_THREADS_H

/* Called once, by the VM's first thread. */
void threads_prepare(void);

#endif
