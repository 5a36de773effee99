/*
 * Stands between a library and those functions of the VM that take an environment, to see one used
 * where it must not be; and names the functions that a library schedules, which are in no table.
 *
 * The library's own pointers to these functions (its global offset table) are turned to stubs,
 * which jump on to the function as if they were not there. What a library finds by dlsym, as those
 * written in Rust do, is not seen.
 */
#ifndef NIFPROOF_IMPORTS_H
#define NIFPROOF_IMPORTS_H

/* Notes what the innermost call of this thread asked of the VM last: what it gave, and what came. */
void imports_note(void);

/* Turns the pointers of a library that dlopen has answered `handle` for. */
void imports_watch(void *handle);

#endif
