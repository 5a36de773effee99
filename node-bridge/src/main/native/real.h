/* The C library's own versions of what this library replaces. */
#ifndef NIFPROOF_REAL_H
#define NIFPROOF_REAL_H

#include <pthread.h>

#include "trap.h"

struct real_functions {
  void *(*dlopen)(const char *, int);
  void *(*dlsym)(void *, const char *);
  int (*dlclose)(void *);
  int (*pthread_create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  int (*sigaction)(int, const struct sigaction *, struct sigaction *);
  int (*sigaltstack)(const stack_t *, stack_t *);
  void (*exit)(int);
  void (*underscore_exit)(int);
  int (*close)(int);
  int (*close_range)(unsigned, unsigned, int);
};
extern struct real_functions real;

void real_functions_find(void); /* once; later calls cost nothing */

#endif
