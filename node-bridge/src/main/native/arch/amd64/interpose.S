/* dlopen, dlsym and dlclose go where loader.c says, as if this library were not in between. */
#include "arch.h"
  .text
  .macro interpose name, target, caller
  .globl \name
  .type \name, @function
\name:
  .cfi_startproc
  endbr64
  push %rdi
  .cfi_adjust_cfa_offset 8
  push %rsi
  .cfi_adjust_cfa_offset 8
  sub $8, %rsp
  .cfi_adjust_cfa_offset 8
  mov 24(%rsp), \caller
  call \target
  add $8, %rsp
  .cfi_adjust_cfa_offset -8
  pop %rsi
  .cfi_adjust_cfa_offset -8
  pop %rdi
  .cfi_adjust_cfa_offset -8
  jmp *%rax
  .cfi_endproc
  .size \name, . - \name
  .endm

  interpose dlopen, trap_dlopen_target, %rsi
  interpose dlsym, trap_dlsym_target, %rdx
  interpose dlclose, trap_dlclose_target, %rdi

  .section .note.GNU-stack, "", %progbits
