/* Gives every thread a stack for its signal handlers, so that an overflow of its own is noted. */
#ifndef NIFPROOF_STACKS_H
#define NIFPROOF_STACKS_H

/* For this thread. */
void stack_prepare(void);
void stack_release(void);

#endif
