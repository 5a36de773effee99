/* What the handler may call is in docs/why/signal-handler.md. */
#include "dump.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "arch.h"
#include "backtrace.h"
#include "guard.h"
#include "maps.h"
#include "objects.h"
#include "real.h"
#include "record.h"

static void note_thread(ucontext_t *context) {
  struct line line;
  line_start(&line, "thread");
  line_whereabouts(&line);
  line_hex(&line, "pc", context_pc(context));
  line_write(&line);
  struct maps *maps = maps_hold(MAPS_AT_END);
  backtrace_note(maps, context);
  maps_close(maps);
  line_start(&line, "thread_end");
  line_number(&line, "thread", slot_mine()->thread);
  line_write(&line);
}

/* As getdents64(2) gives it. */
struct entry {
  uint64_t inode;
  int64_t next;
  uint16_t length;
  uint8_t type;
  char name[];
};

static void interrupt_all(int signal) {
  char entries[4096] __attribute__((aligned(8)));
  int folder = open("/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  long got;
  while (folder >= 0 && (got = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
    for (long at = 0; at < got;) {
      const struct entry *entry = (const void *)(entries + at);
      int thread = atoi(entry->name);
      if (thread > 0) {
        syscall(SYS_tgkill, getpid(), thread, signal);
      }
      at += entry->length;
    }
  }
  if (folder >= 0) {
    real.close(folder);
  }
}

static void note_objects(void *unused) {
  (void)unused;
  objects_note();
}

/* From outside: passed on to every thread. From inside: this thread is to say what it does. */
static void on_dump(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  guard_catch();
  if (record_is_ours()) {
    if (info->si_pid != getpid()) {
      record_dying();
      maps_close(maps_open(MAPS_AT_END, true));
      guarded(note_objects, NULL);
      interrupt_all(signal);
    } else {
      note_thread(context);
    }
  }
  errno = saved;
}

void dump_handler_install(void) {
  struct sigaction wanted;
  memset(&wanted, 0, sizeof wanted);
  wanted.sa_sigaction = on_dump;
  wanted.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART;
  real.sigaction(SIGUSR2, &wanted, NULL);
}
