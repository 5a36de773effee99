/* Notices code that ends the process or closes what the VM has open. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "record.h"
#include "trap.h"

enum { MOST_DESCRIPTORS = 1024 };

/* Those that were open when the last library came. */
static bool open_before[MOST_DESCRIPTORS];

void descriptors_snapshot(void) {
  for (int i = 0; i < MOST_DESCRIPTORS; i++) {
    open_before[i] = fcntl(i, F_GETFD) >= 0;
  }
}

static bool library_at_work(void) {
  return trap_active && slot_mine()->phase != PHASE_NONE && trap_in_owner();
}

static void note_end(const char *how, int status, uintptr_t caller) {
  const struct slot *slot = slot_mine();
  bool by_vm = address_in_program(caller);
  if (!trap_active || (by_vm && slot->phase == PHASE_NONE) || !trap_in_owner()) {
    return;
  }
  struct line line;
  record_dying();
  line_start(&line, "exit");
  line_text(&line, "how", how);
  line_number(&line, "status", status);
  line_hex(&line, "caller", caller);
  line_number(&line, "by_vm", by_vm);
  line_number(&line, "thread", slot->thread);
  line_number(&line, "phase", slot->phase);
  line_number(&line, "function", slot->function);
  line_number(&line, "library", slot->library);
  line_number(&line, "starter", slot->starter);
  line_number(&line, "started_in", slot->started_in);
  line_write(&line);
  maps_read(true);
  backtrace_note_here();
}

#define CALLER ((uintptr_t)__builtin_return_address(0))

EXPORTED __attribute__((noreturn)) void exit(int status) {
  real_functions_find();
  note_end("exit", status, CALLER);
  real.exit(status);
  __builtin_unreachable();
}

EXPORTED __attribute__((noreturn)) void _exit(int status) {
  real_functions_find();
  note_end("_exit", status, CALLER);
  real.underscore_exit(status);
  __builtin_unreachable();
}

EXPORTED __attribute__((noreturn)) void _Exit(int status) {
  real_functions_find();
  note_end("_Exit", status, CALLER);
  real.underscore_exit(status);
  __builtin_unreachable();
}

static void note_close(int descriptor) {
  const struct slot *slot = slot_mine();
  struct line line;
  open_before[descriptor] = false;
  line_start(&line, "descriptor");
  line_number(&line, "closed", descriptor);
  line_number(&line, "phase", slot->phase);
  line_number(&line, "function", slot->function);
  line_number(&line, "library", slot->library);
  line_write(&line);
}

static bool is_the_vms(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS && open_before[descriptor];
}

EXPORTED int close(int descriptor) {
  real_functions_find();
  if (is_the_vms(descriptor) && library_at_work() && !address_in_program(CALLER)) {
    note_close(descriptor);
  }
  return real.close(descriptor);
}

EXPORTED int close_range(unsigned first, unsigned last, int flags) {
  real_functions_find();
  if (library_at_work()) {
    for (unsigned i = first; i <= last && i < MOST_DESCRIPTORS; i++) {
      if (is_the_vms((int)i)) {
        note_close((int)i);
      }
    }
  }
  if (real.close_range != NULL) {
    return real.close_range(first, last, flags);
  }
  return (int)syscall(436 /* SYS_close_range, which older headers lack */, first, last, flags);
}
