/* Notices code that ends the process. */
#include "backtrace.h"
#include "maps.h"
#include "objects.h"
#include "real.h"
#include "record.h"

static const char *const EXITS[] = {EXIT_FUNCTIONS(WORD_TEXT)};

static void note_end(enum exit_function how, int status, uintptr_t caller) {
  const struct slot *slot = slot_mine();
  bool by_vm = address_in_program(caller);
  if (!record_active() || (by_vm && slot->phase == PHASE_NONE) || !record_is_ours()) {
    return;
  }
  struct line line;
  record_dying();
  line_start(&line, "exit");
  line_text(&line, "how", EXITS[how]);
  line_number(&line, "status", status);
  line_hex(&line, "caller", caller);
  line_number(&line, "by_vm", by_vm);
  line_whereabouts(&line);
  line_write(&line);
  struct maps *maps = maps_open(MAPS_AT_END, true);
  backtrace_note_here();
  maps_close(maps);
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
