/*
 * What the assembly and the C of the trampoline share. A function of a library is called through
 * stub number N, which goes to trap_trampoline with N in a scratch register.
 */
#ifndef NIFPROOF_WATCH_H
#define NIFPROOF_WATCH_H

#define WATCHED_MOST 4096
/* The rest is for nif_init and the callbacks, without which the phase would not be known. */
#define WATCHED_CALLS 4000
#define IMPORTS_MOST 256

#ifdef __x86_64__
#define FRAME_SIZE 168
#define STUB_SIZE 16
#define FRAME_FOUND 80
#else
#define FRAME_SIZE 256
#define STUB_SIZE 12
#define FRAME_FOUND 80
#endif

#ifndef __ASSEMBLER__
#include "trap.h"

#ifdef __x86_64__
/* rbx, rbp, r12 to r15, rsp, mxcsr, x87 control word, direction flag */
enum { WATCHED_REGISTERS = 10, CONTROL_AT = 7 };
#else
/* x19 to x28, d8 to d15, x29, sp, fpcr */
enum { WATCHED_REGISTERS = 21, CONTROL_AT = 20 };
#endif

/* On the stack of the caller for as long as the call takes. The offsets stand in trampoline-*.S. */
struct frame {
  uint64_t function;              /* 0 */
  uint64_t arguments[4];          /* 8 */
  uint64_t result;                /* 40 */
  uint64_t control;               /* 48: mxcsr, and the x87 control word at 52; or fpcr */
  struct frame *outer;            /* 56 */
  uint64_t phase_before;          /* 64 */
  uint64_t started;               /* 72: monotonic time, ns; 0 when not counted */
  uint64_t found[WATCHED_REGISTERS]; /* 80 */
  uint64_t cpu_at_most;           /* CPU time of the thread when it started, ns: not more than this */
};

enum watched_kind { WATCH_INIT, WATCH_LOAD, WATCH_UPGRADE, WATCH_UNLOAD, WATCH_CALL };

struct watched {
  void *function;
  enum watched_kind kind;
  int library;
  unsigned flags;
  uint64_t longest;
};

/* The address to call instead of `function`; `function` itself when there is no stub left. */
void *watch(struct watched what, const char *name, unsigned arity);

/* The same; the stub that the function already has with these flags, when it has one. */
void *watch_once(struct watched what, const char *name, unsigned arity);

/* imports.c */
void imports_watch(void *handle);
void environment_given(uintptr_t environment);
#endif
#endif
