/* Notices code that closes what the VM has open. */
#ifndef NIFPROOF_DESCRIPTORS_H
#define NIFPROOF_DESCRIPTORS_H

/* What is open now is the VM's. */
void descriptors_snapshot(void);

#endif
