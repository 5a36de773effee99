#include "signals.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "record.h"
#include "words.h"

/* A library may do it in each call. */
enum { MOST_NOTES = 32 };

static const char *const HANDLING_WORDS[] = {HANDLINGS(WORD_TEXT)};

static struct {
  int (*raise)(int);
  int (*kill)(pid_t, int);
  int (*pthread_kill)(pthread_t, int);
  void (*(*signal)(int, void (*)(int)))(int);
  int (*sigaction)(int, const struct sigaction *, struct sigaction *);
} given;

static bool may_note(void) {
  static int notes;
  return record_active() && record_is_ours()
         && __atomic_fetch_add(&notes, 1, __ATOMIC_RELAXED) < MOST_NOTES;
}

static void note_sent(const char *how, int signal) {
  if (signal != 0 && may_note()) {
    struct line line;
    line_start(&line, "signal");
    line_number(&line, "signal", signal);
    line_text(&line, "how", how);
    line_whereabouts(&line);
    line_write(&line);
  }
}

static void note_handled(const char *how, int signal, void (*handler)(int)) {
  enum handling handling = handler == SIG_DFL   ? HANDLING_DEFAULT
                           : handler == SIG_IGN ? HANDLING_IGNORED
                                                : HANDLING_OWN;
  if (may_note()) {
    struct line line;
    line_start(&line, "signal");
    line_number(&line, "signal", signal);
    line_text(&line, "how", how);
    line_text(&line, "handling", HANDLING_WORDS[handling]);
    line_whereabouts(&line);
    line_write(&line);
  }
}

static int raise_seen(int signal) {
  note_sent("raise", signal);
  return given.raise(signal);
}

static int kill_seen(pid_t process, int signal) {
  if (process == getpid() || process == 0) {
    note_sent("kill", signal);
  }
  return given.kill(process, signal);
}

static int pthread_kill_seen(pthread_t thread, int signal) {
  note_sent("pthread_kill", signal);
  return given.pthread_kill(thread, signal);
}

static void (*signal_seen(int signal, void (*handler)(int)))(int) {
  note_handled("signal", signal, handler);
  return given.signal(signal, handler);
}

static int sigaction_seen(int signal, const struct sigaction *wanted, struct sigaction *before) {
  if (wanted != NULL) {
    note_handled("sigaction", signal, wanted->sa_handler);
  }
  return given.sigaction(signal, wanted, before);
}

/* All libraries find the same functions: the C library's, or the VM's own sigaction. */
void *signal_function(const char *name, void *function) {
  const struct {
    const char *name;
    void **real;
    void *seen;
  } watched[] = {
      {"raise", (void **)&given.raise, (void *)raise_seen},
      {"kill", (void **)&given.kill, (void *)kill_seen},
      {"pthread_kill", (void **)&given.pthread_kill, (void *)pthread_kill_seen},
      {"signal", (void **)&given.signal, (void *)signal_seen},
      {"sigaction", (void **)&given.sigaction, (void *)sigaction_seen},
  };
  for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
    if (strcmp(name, watched[i].name) == 0) {
      if (function != watched[i].seen) {
        *watched[i].real = function;
      }
      return watched[i].seen;
    }
  }
  return NULL;
}
