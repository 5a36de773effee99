/* Puts stubs in front of a library's functions. */
#ifndef NIFPROOF_WATCH_H
#define NIFPROOF_WATCH_H

#include "watched.h"

/* The address to call instead of `function`; `function` itself when there is no stub left. */
void *watch(struct watched what, const char *name, unsigned arity);

/* The same; the stub that the function already has with these flags, when it has one. */
void *watch_once(struct watched what, const char *name, unsigned arity);

#endif
