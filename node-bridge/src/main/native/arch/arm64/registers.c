/* The registers that a function must preserve on AArch64. */
#include "arch.h"
#include "frame.h"

#define MARK(number) (0x6e69667000000000u + (number) * 0x1111u)

enum { X29 = 18, SP = 19, FPCR = 20 };

FOR_ASSEMBLY const uint64_t trap_marks[MARKS] = {
    MARK(0), MARK(1),  MARK(2),  MARK(3),  MARK(4),  MARK(5),  MARK(6),  MARK(7),  MARK(8),
    MARK(9), MARK(10), MARK(11), MARK(12), MARK(13), MARK(14), MARK(15), MARK(16), MARK(17)};

const char *const register_names[WATCHED_REGISTERS] = {
    "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "d8",
    "d9",  "d10", "d11", "d12", "d13", "d14", "d15", "x29", "sp",  "fpcr"};

static inline uint64_t expected(const struct frame *frame, int number) {
  switch (number) {
    case X29: return (uintptr_t)frame + FRAME_SIZE;
    case SP: return (uintptr_t)frame;
    case FPCR: return frame->control;
    default: return trap_marks[number];
  }
}

static inline uint64_t found(const struct frame *frame, int number) {
  return frame->found[number];
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
  __asm__ volatile("msr fpcr, %0" : : "r"(frame->control));
}
