/* Before and after every call into a library. */
#include "watch.h"

#include <string.h>
#include <time.h>

#include "record.h"

extern const char trap_stubs[];
extern const uint64_t trap_marks[];

/* Longer than this on a normal scheduler is too long: erl_nif(3). */
static const uint64_t LONG_CALL_NS = 1000 * 1000;

static struct watched watched[WATCHED_MOST];
static unsigned watched_count;

/* Found by the assembly by its name. */
__thread struct frame *trap_frame __attribute__((tls_model("initial-exec")));

/* Once: what comes after is not watched either. */
static void note_unwatched(int library) {
  static int noted;
  if (__atomic_exchange_n(&noted, 1, __ATOMIC_RELAXED) == 0) {
    struct line line;
    line_start(&line, "unwatched");
    line_number(&line, "library", library);
    line_number(&line, "watched", WATCHED_CALLS);
    line_write(&line);
  }
}

void *watch(struct watched what, const char *name, unsigned arity) {
  unsigned used = __atomic_load_n(&watched_count, __ATOMIC_RELAXED);
  unsigned most = what.kind == WATCH_CALL ? WATCHED_CALLS : WATCHED_MOST;
  if (used >= most) {
    note_unwatched(what.library);
    return what.function;
  }
  unsigned number = __atomic_fetch_add(&watched_count, 1, __ATOMIC_RELAXED);
  if (number >= WATCHED_MOST) {
    return what.function; /* another thread took the last one meanwhile */
  }
  watched[number] = what;
  struct line line;
  line_start(&line, "function");
  line_number(&line, "number", number);
  line_number(&line, "library", what.library);
  line_number(&line, "kind", what.kind);
  line_text(&line, "name", name);
  line_number(&line, "arity", arity);
  line_number(&line, "flags", what.flags);
  line_hex(&line, "address", (uintptr_t)what.function);
  line_write(&line);
  return (void *)(trap_stubs + number * STUB_SIZE);
}

void *watch_once(struct watched what, const char *name, unsigned arity) {
  unsigned count = __atomic_load_n(&watched_count, __ATOMIC_ACQUIRE);
  for (unsigned i = 0; i < count && i < WATCHED_MOST; i++) {
    const struct watched *known = &watched[i];
    if (known->kind == what.kind && known->function == what.function
        && known->flags == what.flags) {
      return (void *)(trap_stubs + i * STUB_SIZE);
    }
  }
  return watch(what, name, arity);
}

static uint64_t time_of(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

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
__attribute__((visibility("hidden"))) void *trap_enter(struct frame *frame) {
  const struct watched *what = &watched[frame->function];
  struct slot *slot = slot_mine();
  learn_roles(what);
  frame->outer = trap_frame;
  trap_frame = frame;
  frame->phase_before = (uint64_t)slot->phase;
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

#ifdef __x86_64__
static const char *const NAMES[WATCHED_REGISTERS] = {
    "rbx", "rbp", "r12", "r13", "r14", "r15", "rsp", "mxcsr", "x87", "direction"};

/* The low six bits of mxcsr are sticky flags that every function may set. */
enum { MXCSR_CONTROL = 0xffc0 };

static uint64_t expected(const struct frame *frame, int i) {
  switch (i) {
    case 1: return (uintptr_t)frame + FRAME_SIZE + 40;
    case 6: return (uintptr_t)frame;
    case 7: return frame->control & MXCSR_CONTROL;
    case 8: return frame->control >> 32 & 0xffff;
    case 9: return 0;
    default: return trap_marks[i];
  }
}

static uint64_t found(const struct frame *frame, int i) {
  return i == 7 ? frame->found[i] & MXCSR_CONTROL : frame->found[i];
}

static void restore_control(const struct frame *frame) {
  uint32_t mxcsr = (uint32_t)frame->control;
  uint16_t x87 = (uint16_t)(frame->control >> 32);
  __asm__ volatile("ldmxcsr %0; fldcw %1" : : "m"(mxcsr), "m"(x87));
}
#else
static const char *const NAMES[WATCHED_REGISTERS] = {
    "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "d8",
    "d9",  "d10", "d11", "d12", "d13", "d14", "d15", "x29", "sp",  "fpcr"};

static uint64_t expected(const struct frame *frame, int i) {
  switch (i) {
    case 18: return (uintptr_t)frame + FRAME_SIZE;
    case 19: return (uintptr_t)frame;
    case 20: return frame->control;
    default: return trap_marks[i];
  }
}

static uint64_t found(const struct frame *frame, int i) {
  return frame->found[i];
}

static void restore_control(const struct frame *frame) {
  __asm__ volatile("msr fpcr, %0" : : "r"(frame->control));
}
#endif

static void check_registers(const struct frame *frame) {
  bool control = false;
  for (int i = 0; i < WATCHED_REGISTERS; i++) {
    if (found(frame, i) != expected(frame, i)) {
      struct line line;
      line_start(&line, "clobbered");
      line_number(&line, "function", (long)frame->function);
      line_text(&line, "register", NAMES[i]);
      line_hex(&line, "before", expected(frame, i));
      line_hex(&line, "after", found(frame, i));
      line_write(&line);
      control = control || i >= CONTROL_AT;
    }
  }
  if (control) {
    restore_control(frame);
  }
}

/* Called by the trampoline, which has put the stack pointer right; answers the result to return. */
__attribute__((visibility("hidden"))) uint64_t trap_leave(struct frame *frame) {
  struct watched *what = &watched[frame->function];
  struct slot *slot = slot_mine();
  uint64_t result = frame->result;
  if (frame->started != 0) {
    note_long_call(frame, what);
  }
  check_registers(frame);
  trap_frame = frame->outer;
  slot->function = -1;
  if (what->kind == WATCH_INIT) {
    slot->phase = PHASE_TABLE; /* until load or dlclose */
    result = (uintptr_t)entry_wrap((void *)result, what->library);
  } else {
    bool loaded = what->kind == WATCH_LOAD || what->kind == WATCH_UPGRADE;
    slot->phase = loaded ? PHASE_NONE : (int32_t)frame->phase_before;
  }
  return result;
}
