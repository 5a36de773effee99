/* AArch64, calling convention AAPCS64. */
#ifndef __aarch64__
#error "arch/arm64 is for AArch64: compile arch/ of the processor that the compiler makes code for"
#endif

#define ARCH_NAME "arm64"

#define FRAME_SIZE 320
#define STUB_SIZE 12

/* x19 to x28, d8 to d15, x29, sp, fpcr */
#define WATCHED_REGISTERS 21
#define CONTROL_AT 20
#define MARKS 18

#define RELOCATED_BY_CALL R_AARCH64_JUMP_SLOT
#define RELOCATED_BY_DATA R_AARCH64_GLOB_DAT
