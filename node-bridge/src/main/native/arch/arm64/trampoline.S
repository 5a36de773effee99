/* Calls a watched function between trap_enter and trap_leave, with marks in every register that it
   must preserve. */
#include "frame.h"

  .text
  .balign 16
  .globl trap_stubs
  .hidden trap_stubs
  .type trap_stubs, %function
trap_stubs:
  .set number, 0
  .rept WATCHED_MOST
  hint #34 /* bti c */
  mov w16, #number
  b trap_trampoline
  .set number, number + 1
  .endr
  /* Fails to assemble when a stub is longer than STUB_SIZE. */
  .org trap_stubs + WATCHED_MOST * STUB_SIZE
  .size trap_stubs, . - trap_stubs

  .balign 16
  .type trap_trampoline, %function
trap_trampoline:
  .cfi_startproc
  stp x29, x30, [sp, -160]!
  .cfi_def_cfa_offset 160
  .cfi_offset x29, -160
  .cfi_offset x30, -152
  mov x29, sp
  .cfi_def_cfa_register x29
  stp x19, x20, [x29, 16]
  .cfi_offset x19, -144
  .cfi_offset x20, -136
  stp x21, x22, [x29, 32]
  .cfi_offset x21, -128
  .cfi_offset x22, -120
  stp x23, x24, [x29, 48]
  .cfi_offset x23, -112
  .cfi_offset x24, -104
  stp x25, x26, [x29, 64]
  .cfi_offset x25, -96
  .cfi_offset x26, -88
  stp x27, x28, [x29, 80]
  .cfi_offset x27, -80
  .cfi_offset x28, -72
  stp d8, d9, [x29, 96]
  stp d10, d11, [x29, 112]
  stp d12, d13, [x29, 128]
  stp d14, d15, [x29, 144]
  sub sp, sp, FRAME_SIZE

  mov w16, w16
  str x16, [sp, FRAME_FUNCTION]
  stp x0, x1, [sp, FRAME_ARGUMENTS]
  stp x2, x3, [sp, FRAME_ARGUMENTS+16]
  mrs x9, fpcr
  str x9, [sp, FRAME_CONTROL]
  mov x0, sp
  bl trap_enter

  mov x16, x0
  ldp x0, x1, [sp, FRAME_ARGUMENTS]
  ldp x2, x3, [sp, FRAME_ARGUMENTS+16]
  adrp x9, trap_marks
  add x9, x9, :lo12:trap_marks
  ldp x19, x20, [x9]
  ldp x21, x22, [x9, 16]
  ldp x23, x24, [x9, 32]
  ldp x25, x26, [x9, 48]
  ldp x27, x28, [x9, 64]
  ldp d8, d9, [x9, 80]
  ldp d10, d11, [x9, 96]
  ldp d12, d13, [x9, 112]
  ldp d14, d15, [x9, 128]
  blr x16

  /* No register can be trusted now but the thread pointer: the frame is found through it. */
  adrp x9, :gottprel:trap_frame
  ldr x9, [x9, :gottprel_lo12:trap_frame]
  mrs x10, tpidr_el0
  ldr x9, [x10, x9]
  str x0, [x9, FRAME_RESULT]
  add x10, x9, FRAME_FOUND
  stp x19, x20, [x10]
  stp x21, x22, [x10, 16]
  stp x23, x24, [x10, 32]
  stp x25, x26, [x10, 48]
  stp x27, x28, [x10, 64]
  stp d8, d9, [x10, 80]
  stp d10, d11, [x10, 96]
  stp d12, d13, [x10, 112]
  stp d14, d15, [x10, 128]
  mov x11, sp
  stp x29, x11, [x10, 144]
  mrs x11, fpcr
  str x11, [x10, 160]
  mov sp, x9
  add x29, sp, FRAME_SIZE
  mov x0, sp
  bl trap_leave

  mov sp, x29
  ldp x19, x20, [x29, 16]
  ldp x21, x22, [x29, 32]
  ldp x23, x24, [x29, 48]
  ldp x25, x26, [x29, 64]
  ldp x27, x28, [x29, 80]
  ldp d8, d9, [x29, 96]
  ldp d10, d11, [x29, 112]
  ldp d12, d13, [x29, 128]
  ldp d14, d15, [x29, 144]
  ldp x29, x30, [sp], 160
  .cfi_def_cfa sp, 0
  .cfi_restore x29
  .cfi_restore x30
  ret
  .cfi_endproc
  .size trap_trampoline, . - trap_trampoline

  .section .note.GNU-stack, "", %progbits
