/*
 * What the assembly and the C of the trampoline share. A function of a library is called through
 * stub number N, which goes to the trampoline with N in a scratch register.
 */
#ifndef NIFPROOF_FRAME_H
#define NIFPROOF_FRAME_H

#include "arch.h"

#define WATCHED_MOST 4096
#define IMPORTS_MOST 256

#define FRAME_FUNCTION 0
#define FRAME_ARGUMENTS 8
#define FRAME_RESULT 40
#define FRAME_CONTROL 48
#define FRAME_FOUND 80

#ifndef __ASSEMBLER__
#include "trap.h"

/* On the stack of the caller for as long as the call takes. */
struct frame {
  uint64_t function;
  uint64_t arguments[4];
  uint64_t result;
  uint64_t control; /* how the thread computes, as registers.c of the processor reads it */
  struct frame *outer;
  int32_t phase_before;
  int32_t function_before;
  uint64_t started; /* monotonic time, ns; 0 when not counted */
  uint64_t found[WATCHED_REGISTERS];
  uint64_t cpu_at_most; /* CPU time of the thread when it started, ns: not more than this */
};

#define AT(field, offset) \
  _Static_assert(offsetof(struct frame, field) == (offset), "the assembly knows where " #field " is")
AT(function, FRAME_FUNCTION);
AT(arguments, FRAME_ARGUMENTS);
AT(result, FRAME_RESULT);
AT(control, FRAME_CONTROL);
AT(found, FRAME_FOUND);
#undef AT
_Static_assert(sizeof(struct frame) <= FRAME_SIZE, "the trampoline makes room for a frame");
_Static_assert(sizeof(void *) == 8, "the assembly multiplies the number of an import by 8");
_Static_assert(MARKS <= WATCHED_REGISTERS, "what is marked is compared");
#endif
#endif
