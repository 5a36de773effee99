/* Notes what every thread does when the process hangs, on SIGUSR2. */
#ifndef NIFPROOF_DUMP_H
#define NIFPROOF_DUMP_H

void dump_handler_install(void);

#endif
