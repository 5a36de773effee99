/* Calls a watched function between trap_enter and trap_leave, with marks in every register that it
   must preserve. */
#include "frame.h"

  .text
  .balign 16
  .globl trap_stubs
  .hidden trap_stubs
  .type trap_stubs, @function
trap_stubs:
  .set number, 0
  .rept WATCHED_MOST
  .balign STUB_SIZE
  endbr64
  mov $number, %r11d
  jmp trap_trampoline
  .set number, number + 1
  .endr
  /* Fails to assemble when a stub is longer than STUB_SIZE. */
  .org trap_stubs + WATCHED_MOST * STUB_SIZE
  .size trap_stubs, . - trap_stubs

  .balign 16
  .type trap_trampoline, @function
trap_trampoline:
  .cfi_startproc
  push %rbp
  .cfi_def_cfa_offset 16
  .cfi_offset %rbp, -16
  mov %rsp, %rbp
  .cfi_def_cfa_register %rbp
  push %rbx
  .cfi_offset %rbx, -24
  push %r12
  .cfi_offset %r12, -32
  push %r13
  .cfi_offset %r13, -40
  push %r14
  .cfi_offset %r14, -48
  push %r15
  .cfi_offset %r15, -56
  sub $FRAME_SIZE, %rsp

  mov %r11, FRAME_FUNCTION(%rsp)
  mov %rdi, FRAME_ARGUMENTS(%rsp)
  mov %rsi, FRAME_ARGUMENTS+8(%rsp)
  mov %rdx, FRAME_ARGUMENTS+16(%rsp)
  mov %rcx, FRAME_ARGUMENTS+24(%rsp)
  movq $0, FRAME_CONTROL(%rsp)
  stmxcsr FRAME_CONTROL(%rsp)
  fnstcw FRAME_CONTROL_X87(%rsp)
  mov %rsp, %rdi
  call trap_enter

  mov %rax, %r10
  mov FRAME_ARGUMENTS(%rsp), %rdi
  mov FRAME_ARGUMENTS+8(%rsp), %rsi
  mov FRAME_ARGUMENTS+16(%rsp), %rdx
  mov FRAME_ARGUMENTS+24(%rsp), %rcx
  lea trap_marks(%rip), %r11
  mov 0(%r11), %rbx
  mov 16(%r11), %r12
  mov 24(%r11), %r13
  mov 32(%r11), %r14
  mov 40(%r11), %r15
  xor %eax, %eax
  call *%r10

  /* No register can be trusted now but the thread pointer: the frame is found through it. */
  mov trap_frame@gottpoff(%rip), %rcx
  mov %fs:(%rcx), %rcx
  mov %rax, FRAME_RESULT(%rcx)
  mov %rbx, FRAME_FOUND(%rcx)
  mov %rbp, FRAME_FOUND+8(%rcx)
  mov %r12, FRAME_FOUND+16(%rcx)
  mov %r13, FRAME_FOUND+24(%rcx)
  mov %r14, FRAME_FOUND+32(%rcx)
  mov %r15, FRAME_FOUND+40(%rcx)
  mov %rsp, FRAME_FOUND+48(%rcx)
  movq $0, FRAME_FOUND+56(%rcx)
  stmxcsr FRAME_FOUND+56(%rcx)
  movq $0, FRAME_FOUND+64(%rcx)
  fnstcw FRAME_FOUND+64(%rcx)
  mov %rcx, %rsp
  lea FRAME_BELOW_RBP(%rsp), %rbp
  pushfq
  pop %rax
  and $0x400, %rax
  mov %rax, FRAME_FOUND+72(%rsp)
  cld
  mov %rsp, %rdi
  call trap_leave

  add $FRAME_SIZE, %rsp
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %rbx
  pop %rbp
  .cfi_def_cfa %rsp, 8
  ret
  .cfi_endproc
  .size trap_trampoline, . - trap_trampoline

  .section .note.GNU-stack, "", %progbits
