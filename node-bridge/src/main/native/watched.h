/* The functions of libraries that are called through stubs. */
#ifndef NIFPROOF_WATCHED_H
#define NIFPROOF_WATCHED_H

#include "frame.h"
#include "words.h"

struct watched {
  void *function;
  enum watched_kind kind;
  int library;
  unsigned flags;
  void *(*returned)(void *result, int library); /* of WATCH_INIT: answers what the VM is given */
  uint64_t longest;
};

/* By the number of the stub. */
extern struct watched watched[WATCHED_MOST];

/* The innermost call of this thread. */
extern FOR_ASSEMBLY __thread INITIAL_EXEC struct frame *trap_frame;

#endif
