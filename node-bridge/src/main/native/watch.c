#include "watch.h"

#include "lock.h"
#include "record.h"

extern const char trap_stubs[];

/* The rest is for nif_init and the callbacks, without which the phase would not be known. */
enum { WATCHED_CALLS = 4000 };

static const char *const KINDS[] = {WATCHED_KINDS(WORD_TEXT)};

static struct lock lock;
static unsigned watched_count;

static void *stub(unsigned number) {
  return (void *)(trap_stubs + number * STUB_SIZE);
}

/* Once: what comes after is not watched either. */
static void note_unwatched(int library) {
  static bool noted;
  if (!noted) {
    noted = true;
    struct line line;
    line_start(&line, "unwatched");
    line_number(&line, "library", library);
    line_number(&line, "watched", WATCHED_CALLS);
    line_write(&line);
  }
}

static void *add(struct watched what, const char *name, unsigned arity) {
  unsigned number = watched_count;
  if (number >= (what.kind == WATCH_CALL ? WATCHED_CALLS : WATCHED_MOST)) {
    note_unwatched(what.library);
    return what.function;
  }
  watched[number] = what;
  watched_count = number + 1;
  struct line line;
  line_start(&line, "function");
  line_number(&line, "number", number);
  line_number(&line, "library", what.library);
  line_text(&line, "kind", KINDS[what.kind]);
  line_text(&line, "name", name);
  line_number(&line, "arity", arity);
  line_number(&line, "flags", what.flags);
  line_hex(&line, "address", (uintptr_t)what.function);
  line_write(&line);
  return stub(number);
}

void *watch(struct watched what, const char *name, unsigned arity) {
  lock_take(&lock);
  void *instead = add(what, name, arity);
  lock_give(&lock);
  return instead;
}

static void *known_stub(const struct watched *what) {
  for (unsigned i = 0; i < watched_count; i++) {
    const struct watched *known = &watched[i];
    if (known->kind == what->kind && known->function == what->function
        && known->flags == what->flags) {
      return stub(i);
    }
  }
  return NULL;
}

void *watch_once(struct watched what, const char *name, unsigned arity) {
  lock_take(&lock);
  void *instead = known_stub(&what);
  instead = instead != NULL ? instead : add(what, name, arity);
  lock_give(&lock);
  return instead;
}
