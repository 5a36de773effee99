/* dlopen, dlsym and dlclose go where loader.c says, as if this library were not in between. */
#include "arch.h"
  .text
  .macro interpose name, target, caller
  .globl \name
  .type \name, %function
\name:
  .cfi_startproc
  hint #34 /* bti c */
  stp x29, x30, [sp, -32]!
  .cfi_def_cfa_offset 32
  .cfi_offset x29, -32
  .cfi_offset x30, -24
  mov x29, sp
  stp x0, x1, [sp, 16]
  mov \caller, x30
  bl \target
  mov x16, x0
  ldp x0, x1, [sp, 16]
  ldp x29, x30, [sp], 32
  .cfi_restore x29
  .cfi_restore x30
  .cfi_def_cfa_offset 0
  br x16
  .cfi_endproc
  .size \name, . - \name
  .endm

  interpose dlopen, trap_dlopen_target, x1
  interpose dlsym, trap_dlsym_target, x2
  interpose dlclose, trap_dlclose_target, x0

  .section .note.GNU-stack, "", %progbits
