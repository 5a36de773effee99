/* Notes an imported function in the frame of the innermost call, and jumps on to it; when its
   environment is not that of the innermost call, the C
   code of environments.c looks at it first. */
#include "frame.h"

  .text
  .balign 16
  .globl trap_import_stubs
  .hidden trap_import_stubs
  .type trap_import_stubs, @function
trap_import_stubs:
  .set number, 0
  .rept IMPORTS_MOST
  .balign STUB_SIZE
  endbr64
  mov $number, %r11d
  jmp trap_import
  .set number, number + 1
  .endr
  /* Fails to assemble when a stub is longer than STUB_SIZE. */
  .org trap_import_stubs + IMPORTS_MOST * STUB_SIZE
  .size trap_import_stubs, . - trap_import_stubs

  .balign 16
  .type trap_import, @function
trap_import:
  .cfi_startproc
  mov trap_frame@gottpoff(%rip), %r10
  mov %fs:(%r10), %r10
  test %r10, %r10
  jz 1f
  cmp FRAME_ARGUMENTS(%r10), %rdi
  jne 1f
  .irp at, 0, 8, 16, 24
  movq FRAME_IMPORTS+\at(%r10), %xmm8
  movq %xmm8, FRAME_IMPORTS+32+\at(%r10)
  .endr
  mov %r11, FRAME_IMPORTS(%r10)
  mov %rsi, FRAME_IMPORTS+8(%r10)
  mov %rdx, FRAME_IMPORTS+16(%r10)
  mov %rcx, FRAME_IMPORTS+24(%r10)
  lea trap_imports(%rip), %r10
  jmp *(%r10,%r11,8)

  /* The arguments, among them those of a variadic function, which al counts. */
1:
  sub $200, %rsp
  .cfi_adjust_cfa_offset 200
  mov %rdi, 0(%rsp)
  mov %rsi, 8(%rsp)
  mov %rdx, 16(%rsp)
  mov %rcx, 24(%rsp)
  mov %r8, 32(%rsp)
  mov %r9, 40(%rsp)
  mov %rax, 48(%rsp)
  mov %r11, 56(%rsp)
  movups %xmm0, 64(%rsp)
  movups %xmm1, 80(%rsp)
  movups %xmm2, 96(%rsp)
  movups %xmm3, 112(%rsp)
  movups %xmm4, 128(%rsp)
  movups %xmm5, 144(%rsp)
  movups %xmm6, 160(%rsp)
  movups %xmm7, 176(%rsp)
  lea trap_imports(%rip), %r10
  mov (%r10,%r11,8), %rsi
  call trap_environment_used
  mov 0(%rsp), %rdi
  mov 8(%rsp), %rsi
  mov 16(%rsp), %rdx
  mov 24(%rsp), %rcx
  mov 32(%rsp), %r8
  mov 40(%rsp), %r9
  mov 48(%rsp), %rax
  mov 56(%rsp), %r11
  movups 64(%rsp), %xmm0
  movups 80(%rsp), %xmm1
  movups 96(%rsp), %xmm2
  movups 112(%rsp), %xmm3
  movups 128(%rsp), %xmm4
  movups 144(%rsp), %xmm5
  movups 160(%rsp), %xmm6
  movups 176(%rsp), %xmm7
  add $200, %rsp
  .cfi_adjust_cfa_offset -200
  lea trap_imports(%rip), %r10
  jmp *(%r10,%r11,8)
  .cfi_endproc
  .size trap_import, . - trap_import

  .bss
  .balign 8
  .globl trap_imports
  .hidden trap_imports
trap_imports:
  .zero IMPORTS_MOST * 8

  .section .note.GNU-stack, "", %progbits
