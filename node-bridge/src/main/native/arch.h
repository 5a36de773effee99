/*
 * What a processor must bring, in arch/NAME/:
 *
 *   arch.h        the macros ARCH_NAME, FRAME_SIZE, STUB_SIZE, WATCHED_REGISTERS, CONTROL_AT, MARKS,
 *                 RELOCATED_BY_CALL and RELOCATED_BY_DATA
 *   context.c     the functions context_*: what a signal interrupted
 *   registers.c   the rest below: the registers that a function must preserve
 *   trampoline.S  trap_stubs: WATCHED_MOST stubs, and the way through enter.c and leave.c
 *   imports.S     trap_import_stubs: IMPORTS_MOST stubs, and the way through environments.c
 *   interpose.S   dlopen, dlsym and dlclose, which go where loader.c says
 */
#ifndef NIFPROOF_ARCH_H
#define NIFPROOF_ARCH_H

#if defined __x86_64__
#include "arch/amd64/arch.h"
#elif defined __aarch64__
#include "arch/arm64/arch.h"
#else
#error "the crash trap knows amd64 and arm64 only: another processor needs a folder in arch/"
#endif

#ifndef __ASSEMBLER__
#include <ucontext.h>

#include "trap.h"
#include "words.h"

struct frame;

uintptr_t context_pc(const ucontext_t *context);
uintptr_t context_sp(const ucontext_t *context);
void context_set(ucontext_t *context, uintptr_t pc, uintptr_t sp);
void context_note_registers(const ucontext_t *context);

/* What was done to the address that could not be accessed, as far as the processor says it. */
enum access context_access(const ucontext_t *context, uintptr_t address);

/* As if the function had returned that has not set up its frame yet. May fault. */
void context_return(ucontext_t *context);

/* What the trampoline puts into the registers before a call, in the order of struct frame. */
extern const uint64_t trap_marks[MARKS];

extern const char *const register_names[WATCHED_REGISTERS];
uint64_t register_expected(const struct frame *frame, int number);
uint64_t register_found(const struct frame *frame, int number);

/* The first, from that number on, which is not as expected; WATCHED_REGISTERS for none. */
int register_changed(const struct frame *frame, int number);

/* Those from CONTROL_AT on, which say how the thread computes. */
void control_restore(const struct frame *frame);
#endif
#endif
