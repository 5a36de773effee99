/* x86-64, calling convention of System V. */
#ifndef __x86_64__
#error "arch/amd64 is for x86-64: compile arch/ of the processor that the compiler makes code for"
#endif

#define ARCH_NAME "amd64"

/* With the return address and six registers a multiple of 16. */
#define FRAME_SIZE 232
#define STUB_SIZE 16

/* rbx, rbp, r12 to r15, rsp, mxcsr, x87 control word, direction flag */
#define WATCHED_REGISTERS 10
#define CONTROL_AT 7
#define MARKS 6

/* The stack pointer's distance from the caller's frame pointer, which lies below five registers. */
#define FRAME_BELOW_RBP (FRAME_SIZE + 40)

/* In the word of struct frame: mxcsr, and above it the x87 control word. */
#define FRAME_CONTROL_X87 (FRAME_CONTROL + 4)

#define RELOCATED_BY_CALL R_X86_64_JUMP_SLOT
#define RELOCATED_BY_DATA R_X86_64_GLOB_DAT
