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
#define FRAME_IMPORTS 56
#define FRAME_FOUND 144

#ifndef __ASSEMBLER__
#include "trap.h"

/* A function of the VM that was called, by its number, and what it was given after the environment. */
struct import_call {
  uint64_t number;
  uint64_t arguments[3];
};
#define NO_IMPORT UINT64_MAX

/* On the stack of the caller for as long as the call takes. */
struct frame {
  uint64_t function;
  uint64_t arguments[4];
  uint64_t result;
  uint64_t control; /* how the thread computes, as registers.c of the processor reads it */
  struct import_call imports[2]; /* the last, and the one before */
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
AT(imports, FRAME_IMPORTS);
AT(found, FRAME_FOUND);
#undef AT
_Static_assert(sizeof(struct frame) <= FRAME_SIZE, "the trampoline makes room for a frame");
_Static_assert(sizeof(struct import_call) == 32, "the stubs of imports write 32 bytes");
_Static_assert(sizeof(void *) == 8, "the assembly multiplies the number of an import by 8");
_Static_assert(MARKS <= WATCHED_REGISTERS, "what is marked is compared");
#endif
#endif
