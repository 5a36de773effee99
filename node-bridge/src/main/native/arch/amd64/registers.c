/* The registers that a function must preserve on x86-64. */
#include "arch.h"
#include "frame.h"

#define MARK(number) (0x6e69667000000000u + (number) * 0x1111u)

enum { RBP = 1, RSP = 6, MXCSR = 7, X87 = 8, DIRECTION = 9 };

/* The low six bits of mxcsr are sticky flags that every function may set. */
enum { MXCSR_CONTROL = 0xffc0 };

FOR_ASSEMBLY const uint64_t trap_marks[MARKS] = {
    MARK(0), MARK(1), MARK(2), MARK(3), MARK(4), MARK(5)};

const char *const register_names[WATCHED_REGISTERS] = {
    "rbx", "rbp", "r12", "r13", "r14", "r15", "rsp", "mxcsr", "x87", "direction"};

static inline uint64_t expected(const struct frame *frame, int number) {
  switch (number) {
    case RBP: return (uintptr_t)frame + FRAME_BELOW_RBP;
    case RSP: return (uintptr_t)frame;
    case MXCSR: return frame->control & MXCSR_CONTROL;
    case X87: return frame->control >> 32 & 0xffff;
    case DIRECTION: return 0;
    default: return trap_marks[number];
  }
}

static inline uint64_t found(const struct frame *frame, int number) {
  return number == MXCSR ? frame->found[number] & MXCSR_CONTROL : frame->found[number];
}

uint64_t register_expected(const struct frame *frame, int number) {
  return expected(frame, number);
}

uint64_t register_found(const struct frame *frame, int number) {
  return found(frame, number);
}

int register_changed(const struct frame *frame, int number) {
  while (number < WATCHED_REGISTERS && found(frame, number) == expected(frame, number)) {
    number++;
  }
  return number;
}

void control_restore(const struct frame *frame) {
  uint32_t mxcsr = (uint32_t)frame->control;
  uint16_t x87 = (uint16_t)(frame->control >> 32);
  __asm__ volatile("ldmxcsr %0; fldcw %1" : : "m"(mxcsr), "m"(x87));
}
