/* The C library's own versions of what this library replaces. */
#ifndef NIFPROOF_REAL_H
#define NIFPROOF_REAL_H

#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>

#include "trap.h"

struct real_functions {
  void *(*dlopen)(const char *, int);
  void *(*dlsym)(void *, const char *);
  int (*dlclose)(void *);
  int (*pthread_create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  int (*sigaction)(int, const struct sigaction *, struct sigaction *);
  int (*sigaltstack)(const stack_t *, stack_t *);
  void (*pthread_exit)(void *);
  int (*pthread_key_create)(pthread_key_t *, void (*)(void *));
  int (*pthread_setspecific)(pthread_key_t, const void *);
  unsigned (*alarm)(unsigned);
  unsigned (*ualarm)(unsigned, unsigned);
  int (*setitimer)(int, const struct itimerval *, struct itimerval *);
  int (*timer_create)(clockid_t, struct sigevent *, timer_t *);
  void (*exit)(int);
  void (*quick_exit)(int);
  void (*underscore_exit)(int);
  int (*close)(int);
  int (*close_range)(unsigned, unsigned, int);
};
extern struct real_functions real;

/* Once; later calls cost nothing. */
void real_functions_find(void);

/* Of a library that came since: those that are still missing. */
void real_functions_find_more(void);

#endif
