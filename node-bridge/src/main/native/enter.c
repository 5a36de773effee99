/* Before every call into a library. */
#include "backtrace.h"
#include "clock.h"
#include "environments.h"
#include "record.h"
#include "watched.h"

/*
 * The CPU time of a thread costs a system call, the monotonic time costs next to nothing. A thread
 * uses no more CPU time than time passes, so a reading that is not old bounds it well enough.
 */
static const uint64_t OLD_NS = 100 * 1000;
PER_THREAD uint64_t cpu_known;
PER_THREAD uint64_t known_at;

static void start_counting(struct frame *frame) {
  uint64_t now = time_of(CLOCK_MONOTONIC);
  if (now - known_at > OLD_NS) {
    cpu_known = time_of(CLOCK_THREAD_CPUTIME_ID);
    known_at = now;
  }
  frame->started = now;
  frame->cpu_at_most = cpu_known + (now - known_at);
}

static enum phase phase_of(enum watched_kind kind) {
  switch (kind) {
    case WATCH_INIT: return PHASE_NIF_INIT;
    case WATCH_LOAD: return PHASE_LOAD;
    case WATCH_UPGRADE: return PHASE_UPGRADE;
    case WATCH_UNLOAD: return PHASE_UNLOAD;
    case WATCH_RESOURCE: return PHASE_RESOURCE;
    default: return PHASE_CALL;
  }
}

/* The VM's functions that call are known by where they begin: newer ones export no names. */
static void learn_roles(const struct watched *what) {
  uintptr_t regions[2] = {0, 0};
  enum role role = what->flags != 0 ? ROLE_CALL_DIRTY_NIF : ROLE_CALL_NIF;
  if (what->kind == WATCH_INIT && !role_known(ROLE_LOAD_NIF)) {
    backtrace_callers(regions, 2);
    role_set(ROLE_LOAD_NIF, regions[0]);
    role_set(ROLE_LOAD_NIF_CALLER, regions[1]);
  } else if (what->kind == WATCH_CALL && !role_known(role)) {
    backtrace_callers(regions, 1);
    role_set(role, regions[0]);
  }
}

/* Called by the trampoline; answers the function to call. */
FOR_ASSEMBLY void *trap_enter(struct frame *frame) {
  const struct watched *what = &watched[frame->function];
  struct slot *slot = slot_mine();
  learn_roles(what);
  frame->outer = trap_frame;
  trap_frame = frame;
  frame->imports[0].number = NO_IMPORT;
  frame->imports[1].number = NO_IMPORT;
  frame->phase_before = slot->phase;
  frame->function_before = slot->function;
  slot->function = (int32_t)frame->function;
  slot->library = what->library;
  slot->phase = phase_of(what->kind);
  if (what->kind != WATCH_INIT) {
    environment_given(frame->arguments[0]);
  }
  bool counted = what->kind == WATCH_CALL && what->flags == 0;
  frame->started = 0;
  if (counted) {
    start_counting(frame);
  }
  return what->function;
}
