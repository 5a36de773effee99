/* Notes the frames of a thread that was interrupted by a signal. */
#include <ucontext.h>
#include <unwind.h>

#include "record.h"
#include "trap.h"

enum { MOST_FRAMES = 48 };

static const char *const ROLE_NAMES[ROLES] = {
    "load_nif", "caller_of_load_nif", "call_nif", "call_dirty_nif"};
static uintptr_t roles[ROLES];

void role_set(enum role role, uintptr_t region) {
  roles[role] = region;
}

bool role_known(enum role role) {
  return roles[role] != 0;
}

/* `exact`: the instruction itself; otherwise a return address, one past the call. */
static void note_frame(int number, uintptr_t pc, bool exact, uintptr_t region) {
  struct line line;
  line_start(&line, "frame");
  line_number(&line, "thread", slot_mine()->thread);
  line_number(&line, "number", number);
  line_hex(&line, "pc", pc);
  line_number(&line, "exact", exact);
  uintptr_t offset = 0;
  const char *symbol = exported_symbol(exact ? pc : pc - 1, &offset);
  if (symbol != NULL) {
    line_text(&line, "symbol", symbol);
    line_hex(&line, "plus", offset);
  }
  for (int i = 0; region != 0 && i < ROLES; i++) {
    if (roles[i] == region) {
      line_text(&line, "role", ROLE_NAMES[i]);
    }
  }
  line_write(&line);
}

struct walk {
  int count;
  uintptr_t region;
  bool past_signal;
  bool start_is_return;
};

static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *argument) {
  struct walk *walk = argument;
  int before = 0;
  uintptr_t pc = _Unwind_GetIPInfo(context, &before);
  /* The first frame that is not a return address is the one that the signal interrupted. */
  walk->past_signal = walk->past_signal || before != 0;
  if (!walk->past_signal) {
    return _URC_NO_REASON;
  }
  if (pc == 0 || walk->count == MOST_FRAMES) {
    return _URC_END_OF_STACK;
  }
  bool exact = before != 0 && !walk->start_is_return;
  walk->start_is_return = false;
  uintptr_t region = _Unwind_GetRegionStart(context);
  if (address_in_trap(pc)) {
    return _URC_NO_REASON; /* what the VM and the library do is asked, not how it is watched */
  }
  if (walk->count >= 0) {
    /* Code without unwind tables repeats what was known of the frame before. */
    note_frame(walk->count, pc, exact, region == walk->region ? 0 : region);
  }
  walk->region = region;
  walk->count++;
  return _URC_NO_REASON;
}

static void walk_all(void *argument) {
  _Unwind_Backtrace(step, argument);
}

#ifdef __x86_64__
static uintptr_t *pc_of(ucontext_t *context) {
  return (uintptr_t *)&context->uc_mcontext.gregs[REG_RIP];
}

static uintptr_t *sp_of(ucontext_t *context) {
  return (uintptr_t *)&context->uc_mcontext.gregs[REG_RSP];
}

static void take_return_address(void *argument) {
  ucontext_t *context = argument;
  uintptr_t *stack = (uintptr_t *)*sp_of(context);
  *pc_of(context) = *stack;
  *sp_of(context) += sizeof *stack;
}
#else
static uintptr_t *pc_of(ucontext_t *context) {
  return (uintptr_t *)&context->uc_mcontext.pc;
}

static uintptr_t *sp_of(ucontext_t *context) {
  return (uintptr_t *)&context->uc_mcontext.sp;
}

static void take_return_address(void *argument) {
  ucontext_t *context = argument;
  *pc_of(context) = context->uc_mcontext.regs[30];
}
#endif

/*
 * Needs maps_read() before. A jump to where no code is leaves nothing to unwind there: then it
 * begins at the return address, and the context is as before afterwards.
 */
void backtrace_note(const void *of) {
  ucontext_t *context = (ucontext_t *)of;
  uintptr_t pc = *pc_of(context);
  uintptr_t sp = *sp_of(context);
  const struct mapping *code = maps_find(pc);
  struct walk walk = {.count = 0};
  if (code == NULL || !code->executable) {
    note_frame(walk.count++, pc, true, 0);
    walk.start_is_return = guarded(take_return_address, context);
  }
  bool whole = guarded(walk_all, &walk);
  *pc_of(context) = pc;
  *sp_of(context) = sp;
  if (walk.count == 0) {
    note_frame(0, pc, true, 0);
  }
  if (!whole) {
    struct line line;
    line_start(&line, "cut");
    line_number(&line, "thread", slot_mine()->thread);
    line_number(&line, "frames", walk.count);
    line_write(&line);
  }
}

/* The frames of whoever called into the trap. */
void backtrace_note_here(void) {
  struct walk walk = {.past_signal = true};
  guarded(walk_all, &walk);
}

struct callers {
  uintptr_t *regions;
  int skip;
  int count;
};

static _Unwind_Reason_Code caller(struct _Unwind_Context *context, void *argument) {
  struct callers *callers = argument;
  if (callers->skip-- > 0) {
    return _URC_NO_REASON;
  }
  if (callers->count-- == 0) {
    return _URC_END_OF_STACK;
  }
  *callers->regions++ = _Unwind_GetRegionStart(context);
  return _URC_NO_REASON;
}

/* Where the functions begin that called the caller of this function's caller, innermost first. */
__attribute__((noinline)) void backtrace_callers(uintptr_t *regions, int count) {
  struct callers callers = {regions, 3, count};
  _Unwind_Backtrace(caller, &callers);
}
