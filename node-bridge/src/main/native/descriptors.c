#include "descriptors.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "objects.h"
#include "real.h"
#include "record.h"

enum { MOST_DESCRIPTORS = 1024 };

/* Those that were open when the last library came. Threads close at once, so each is atomic. */
static bool open_before[MOST_DESCRIPTORS];

void descriptors_snapshot(void) {
  for (int i = 0; i < MOST_DESCRIPTORS; i++) {
    __atomic_store_n(&open_before[i], fcntl(i, F_GETFD) >= 0, __ATOMIC_RELAXED);
  }
}

static bool library_at_work(void) {
  int32_t phase = slot_mine()->phase;
  return record_active() && phase != PHASE_NONE && phase != PHASE_EXIT && record_is_ours();
}

/* Once for each descriptor. */
static bool is_the_vms(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS
         && __atomic_load_n(&open_before[descriptor], __ATOMIC_RELAXED);
}

static void note_close(int descriptor) {
  if (!__atomic_exchange_n(&open_before[descriptor], false, __ATOMIC_RELAXED)) {
    return;
  }
  struct line line;
  line_start(&line, "descriptor");
  line_number(&line, "closed", descriptor);
  line_whereabouts(&line);
  line_write(&line);
}

#define CALLER ((uintptr_t)__builtin_return_address(0))

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
