/* Notes an imported function in the frame of the innermost call, and jumps on to it; when its
   environment is not that of the innermost call, the C
   code of environments.c looks at it first. */
#include "frame.h"

  .text
  .balign 16
  .globl trap_import_stubs
  .hidden trap_import_stubs
  .type trap_import_stubs, %function
trap_import_stubs:
  .set number, 0
  .rept IMPORTS_MOST
  hint #34 /* bti c */
  mov w16, #number
  b trap_import
  .set number, number + 1
  .endr
  /* Fails to assemble when a stub is longer than STUB_SIZE. */
  .org trap_import_stubs + IMPORTS_MOST * STUB_SIZE
  .size trap_import_stubs, . - trap_import_stubs

  .balign 16
  .type trap_import, %function
trap_import:
  .cfi_startproc
  adrp x9, :gottprel:trap_frame
  ldr x9, [x9, :gottprel_lo12:trap_frame]
  mrs x10, tpidr_el0
  ldr x11, [x10, x9]
  cbz x11, 1f
  ldr x9, [x11, FRAME_ARGUMENTS]
  cmp x9, x0
  b.ne 1f
  ldp x12, x13, [x11, FRAME_IMPORTS]
  ldp x14, x15, [x11, FRAME_IMPORTS+16]
  stp x12, x13, [x11, FRAME_IMPORTS+32]
  stp x14, x15, [x11, FRAME_IMPORTS+48]
  stp x16, x1, [x11, FRAME_IMPORTS]
  stp x2, x3, [x11, FRAME_IMPORTS+16]
  adrp x9, trap_imports
  add x9, x9, :lo12:trap_imports
  ldr x16, [x9, x16, lsl 3]
  br x16

1:
  stp x29, x30, [sp, -224]!
  .cfi_def_cfa_offset 224
  .cfi_offset x29, -224
  .cfi_offset x30, -216
  stp x0, x1, [sp, 16]
  stp x2, x3, [sp, 32]
  stp x4, x5, [sp, 48]
  stp x6, x7, [sp, 64]
  stp x8, x16, [sp, 80]
  stp q0, q1, [sp, 96]
  stp q2, q3, [sp, 128]
  stp q4, q5, [sp, 160]
  stp q6, q7, [sp, 192]
  adrp x9, trap_imports
  add x9, x9, :lo12:trap_imports
  ldr x1, [x9, x16, lsl 3]
  bl trap_environment_used
  ldp x0, x1, [sp, 16]
  ldp x2, x3, [sp, 32]
  ldp x4, x5, [sp, 48]
  ldp x6, x7, [sp, 64]
  ldp x8, x16, [sp, 80]
  ldp q0, q1, [sp, 96]
  ldp q2, q3, [sp, 128]
  ldp q4, q5, [sp, 160]
  ldp q6, q7, [sp, 192]
  ldp x29, x30, [sp], 224
  .cfi_def_cfa_offset 0
  .cfi_restore x29
  .cfi_restore x30
  adrp x9, trap_imports
  add x9, x9, :lo12:trap_imports
  ldr x16, [x9, x16, lsl 3]
  br x16
  .cfi_endproc
  .size trap_import, . - trap_import

  .bss
  .balign 8
  .globl trap_imports
  .hidden trap_imports
trap_imports:
  .zero IMPORTS_MOST * 8

  .section .note.GNU-stack, "", %progbits
