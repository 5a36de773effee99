#include "environments.h"

#include "objects.h"
#include "record.h"

enum { MOST_ENVIRONMENTS = 64, MOST_NOTES = 16 };

/* The environments that the VM gave to functions of libraries, and on which thread. */
static struct {
  uintptr_t environment;
  int32_t thread;
} given[MOST_ENVIRONMENTS];
static unsigned given_count;
static unsigned note_count;
PER_THREAD uintptr_t given_last;

/* An environment lies on the stack of the VM's thread: that thread gives few others. */
void environment_given(uintptr_t environment) {
  if (environment == given_last) {
    return;
  }
  given_last = environment;
  int32_t thread = slot_mine()->thread;
  unsigned count = __atomic_load_n(&given_count, __ATOMIC_ACQUIRE);
  for (unsigned i = 0; i < count && i < MOST_ENVIRONMENTS; i++) {
    if (given[i].environment == environment && given[i].thread == thread) {
      return;
    }
  }
  unsigned mine = __atomic_fetch_add(&given_count, 1, __ATOMIC_ACQ_REL);
  if (mine < MOST_ENVIRONMENTS) {
    given[mine].thread = thread;
    __atomic_store_n(&given[mine].environment, environment, __ATOMIC_RELEASE);
  }
}

static int32_t thread_given(uintptr_t environment) {
  for (unsigned i = 0; i < MOST_ENVIRONMENTS; i++) {
    if (__atomic_load_n(&given[i].environment, __ATOMIC_ACQUIRE) == environment) {
      return given[i].thread;
    }
  }
  return 0;
}

/*
 * Called for an environment that is not that of the innermost call of this thread. One that another
 * thread of the VM was given lies on that thread's stack, so nobody can have given it to this one.
 */
FOR_ASSEMBLY void trap_environment_used(uintptr_t environment, uintptr_t function) {
  int32_t thread = environment == 0 ? 0 : thread_given(environment);
  const struct slot *slot = slot_mine();
  if (thread == 0 || thread == slot->thread
      || __atomic_fetch_add(&note_count, 1, __ATOMIC_RELAXED) >= MOST_NOTES) {
    return;
  }
  uintptr_t offset;
  const char *name = exported_symbol(function, &offset);
  struct line line;
  line_start(&line, "environment");
  line_text(&line, "used_by", name != NULL ? name : "enif_");
  line_hex(&line, "value", environment);
  line_number(&line, "given_to", thread);
  line_whereabouts(&line);
  line_write(&line);
}
