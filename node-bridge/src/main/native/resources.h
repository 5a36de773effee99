/* Watches the callbacks of a library's resource types. */
#ifndef NIFPROOF_RESOURCES_H
#define NIFPROOF_RESOURCES_H

/* What a library gets instead of that function of the VM; the function itself for all others. */
void *resource_function(const char *name, void *function);

#endif
