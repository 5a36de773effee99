/* After every call into a library. */
#include "arch.h"
#include "clock.h"
#include "frame.h"
#include "record.h"
#include "watched.h"

/* Longer than this on a normal scheduler is too long: erl_nif(3). */
static const uint64_t LONG_CALL_NS = 1000 * 1000;

static void note_long_call(struct frame *frame, struct watched *what) {
  if (time_of(CLOCK_MONOTONIC) - frame->started <= LONG_CALL_NS) {
    return;
  }
  uint64_t cpu = time_of(CLOCK_THREAD_CPUTIME_ID);
  uint64_t took = cpu > frame->cpu_at_most ? cpu - frame->cpu_at_most : 0;
  /* Again only when it is much longer than what is noted already. */
  if (took > LONG_CALL_NS && took > what->longest + what->longest / 2) {
    what->longest = took;
    struct line line;
    line_start(&line, "long");
    line_number(&line, "function", (long)frame->function);
    line_number(&line, "ns", (long)took);
    line_write(&line);
  }
}

static void check_registers(const struct frame *frame) {
  bool control = false;
  for (int i = register_changed(frame, 0); i < WATCHED_REGISTERS;
       i = register_changed(frame, i + 1)) {
    struct line line;
    line_start(&line, "clobbered");
    line_number(&line, "function", (long)frame->function);
    line_text(&line, "register", register_names[i]);
    line_hex(&line, "before", register_expected(frame, i));
    line_hex(&line, "after", register_found(frame, i));
    line_write(&line);
    control = control || i >= CONTROL_AT;
  }
  if (control) {
    control_restore(frame);
  }
}

/* Called by the trampoline, which has put the stack pointer right; answers the result to return. */
FOR_ASSEMBLY uint64_t trap_leave(struct frame *frame) {
  struct watched *what = &watched[frame->function];
  struct slot *slot = slot_mine();
  uint64_t result = frame->result;
  if (frame->started != 0) {
    note_long_call(frame, what);
  }
  check_registers(frame);
  trap_frame = frame->outer;
  slot->function = frame->function_before;
  slot->returned = what->kind == WATCH_CALL ? (int32_t)frame->function : slot->returned;
  if (frame->function_before >= 0) {
    slot->library = watched[frame->function_before].library;
  }
  if (what->kind == WATCH_INIT) {
    slot->phase = PHASE_TABLE; /* until load or dlclose */
    result = (uintptr_t)what->returned((void *)result, what->library);
  } else {
    bool loaded = what->kind == WATCH_LOAD || what->kind == WATCH_UPGRADE;
    slot->phase = loaded ? PHASE_NONE : frame->phase_before;
  }
  return result;
}
