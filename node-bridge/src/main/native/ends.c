#include "ends.h"

#include <stdlib.h>

#include "backtrace.h"
#include "guard.h"
#include "maps.h"
#include "objects.h"
#include "real.h"
#include "record.h"

static const char *const EXITS[] = {EXIT_FUNCTIONS(WORD_TEXT)};

static void note_objects(void *unused) {
  (void)unused;
  objects_note();
}

/* The first to end it is the one who did. */
static void note_end(enum exit_function how, int status, uintptr_t caller) {
  static bool noted;
  if (!record_active() || !record_is_ours()
      || __atomic_exchange_n(&noted, true, __ATOMIC_RELAXED)) {
    return;
  }
  struct line line;
  record_dying();
  line_start(&line, "exit");
  line_text(&line, "how", EXITS[how]);
  line_number(&line, "status", status);
  line_hex(&line, "caller", caller);
  line_number(&line, "by_vm", address_in_program(caller));
  line_whereabouts(&line);
  line_write(&line);
  struct maps *maps = maps_open(MAPS_AT_END, true);
  guarded(note_objects, NULL);
  backtrace_note_here();
  maps_close(maps);
  if (slot_mine()->phase == PHASE_NONE) {
    slot_mine()->phase = PHASE_EXIT;
  }
}

#define CALLER ((uintptr_t)__builtin_return_address(0))

EXPORTED __attribute__((noreturn)) void exit(int status) {
  real_functions_find();
  note_end(EXIT_BY_EXIT, status, CALLER);
  real.exit(status);
  __builtin_unreachable();
}

EXPORTED __attribute__((noreturn)) void _exit(int status) {
  real_functions_find();
  note_end(EXIT_BY_UNDERSCORE, status, CALLER);
  real.underscore_exit(status);
  __builtin_unreachable();
}

EXPORTED __attribute__((noreturn)) void _Exit(int status) {
  real_functions_find();
  note_end(EXIT_BY_UNDERSCORE_E, status, CALLER);
  real.underscore_exit(status);
  __builtin_unreachable();
}

EXPORTED __attribute__((noreturn)) void quick_exit(int status) {
  real_functions_find();
  note_end(EXIT_BY_QUICK, status, CALLER);
  real.quick_exit(status);
  __builtin_unreachable();
}

/* What the C library does by itself, as err(3) and error(3) do, is no call that can be replaced. */
static void when_ended(int status, void *unused) {
  (void)unused;
  note_end(EXIT_BY_EXIT, status, 0);
}

extern int on_exit(void (*)(int, void *), void *) __attribute__((weak)); /* not in musl */

void ends_watch(void) {
  if (on_exit != NULL) {
    on_exit(when_ended, NULL);
  }
}
