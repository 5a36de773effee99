/*
 * Looks at the entry that nif_init returned before the VM does, and gives the VM a copy of it with
 * watched functions. What cannot be read is given to the VM as it is.
 */
#ifndef NIFPROOF_ENTRY_H
#define NIFPROOF_ENTRY_H

void *entry_wrap(void *entry, int library);

#endif
