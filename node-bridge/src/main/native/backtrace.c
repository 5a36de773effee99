#include "backtrace.h"

#include <unwind.h>

#include "arch.h"
#include "guard.h"
#include "objects.h"
#include "record.h"

enum { MOST_FRAMES = 48 };

static const char *const ROLE_NAMES[] = {ROLES(WORD_TEXT)};
static uintptr_t roles[ROLE_END];

void role_set(enum role role, uintptr_t region) {
  __atomic_store_n(&roles[role], region, __ATOMIC_RELAXED);
}

bool role_known(enum role role) {
  return __atomic_load_n(&roles[role], __ATOMIC_RELAXED) != 0;
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
  for (int i = 0; region != 0 && i < ROLE_END; i++) {
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

static void return_once(void *context) {
  context_return(context);
}

/*
 * A jump to where no code is leaves nothing to unwind there: then it begins at the return address,
 * and the context is as before afterwards.
 */
void backtrace_note(const struct maps *maps, ucontext_t *context) {
  uintptr_t pc = context_pc(context);
  uintptr_t sp = context_sp(context);
  const struct mapping *code = maps_find(maps, pc);
  struct walk walk = {.count = 0};
  if (code == NULL || !code->executable) {
    note_frame(walk.count++, pc, true, 0);
    walk.start_is_return = guarded(return_once, context);
  }
  bool whole = guarded(walk_all, &walk);
  context_set(context, pc, sp);
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

void backtrace_note_here(void) {
  struct walk walk = {.past_signal = true};
  guarded(walk_all, &walk);
}

struct callers {
  uintptr_t *regions;
  int left;
};

static _Unwind_Reason_Code caller(struct _Unwind_Context *context, void *argument) {
  struct callers *callers = argument;
  if (callers->left == 0) {
    return _URC_END_OF_STACK;
  }
  if (!address_in_trap(_Unwind_GetIP(context))) {
    *callers->regions++ = _Unwind_GetRegionStart(context);
    callers->left--;
  }
  return _URC_NO_REASON;
}

void backtrace_callers(uintptr_t *regions, int count) {
  struct callers callers = {regions, count};
  _Unwind_Backtrace(caller, &callers);
}
