/* Notices code that ends the process. */
#ifndef NIFPROOF_ENDS_H
#define NIFPROOF_ENDS_H

/* Called once, before any library comes. */
void ends_watch(void);

#endif
