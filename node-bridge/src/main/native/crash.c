/* What the handler may call is in docs/why/signal-handler.md. */
#include "crash.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "arch.h"
#include "backtrace.h"
#include "dump.h"
#include "files.h"
#include "guard.h"
#include "imports.h"
#include "maps.h"
#include "objects.h"
#include "real.h"
#include "record.h"

/* What a program does wrong, whoever else handles it. */
static const int FATAL[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
/* What ends a program that does not handle it; the VM's own handlers, and whoever's, stay. */
static const int UNHANDLED[] = {SIGHUP,  SIGINT,  SIGQUIT,   SIGUSR1, SIGPIPE, SIGALRM,
                                SIGTERM, SIGXCPU, SIGXFSZ,   SIGPROF, SIGIO,   SIGPWR,
                                SIGSYS,  SIGVTALRM, SIGSTKFLT};
enum {
  FATALS = sizeof FATAL / sizeof *FATAL,
  UNHANDLEDS = sizeof UNHANDLED / sizeof *UNHANDLED,
  CODE_BYTES = 16
};
static const char *const ACCESS_WORDS[] = {ACCESSES(WORD_TEXT)};

static bool ignored[FATALS];
static int first_to_die;

struct code {
  uintptr_t pc;
  unsigned char bytes[CODE_BYTES];
};

static void read_code(void *argument) {
  struct code *code = argument;
  memcpy(code->bytes, (const void *)code->pc, CODE_BYTES);
}

static void note_code(const ucontext_t *context) {
  struct code code = {context_pc(context), {0}};
  if (guarded(read_code, &code)) {
    struct line line;
    line_start(&line, "code");
    line_hex(&line, "pc", code.pc);
    line_bytes(&line, "bytes", code.bytes, CODE_BYTES);
    line_write(&line);
  }
}

/* Only of these the kernel says who sent them; of a timer's signal there is no sender. */
static bool has_sender(const siginfo_t *info) {
  return info->si_code == SI_USER || info->si_code == SI_QUEUE || info->si_code == SI_TKILL;
}

struct fault {
  struct maps *maps;
  uintptr_t address;
};

static void note_file(void *argument) {
  struct fault *fault = argument;
  const char *path = maps_file_at(fault->maps, fault->address);
  if (path != NULL) {
    struct line line;
    line_start(&line, "file");
    line_text(&line, "path", path);
    line_file(&line, path);
    line_write(&line);
  }
}

static void note_objects(void *unused) {
  (void)unused;
  objects_note();
}

/* An emulator writes the mappings into a file of its own before they can be read. */
static void lift_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
}

static void note_crash(int signal, const siginfo_t *info, ucontext_t *context) {
  struct line line;
  record_dying();
  line_start(&line, "crash");
  line_number(&line, "signal", signal);
  line_number(&line, "code", info->si_code);
  line_hex(&line, "address", (uintptr_t)info->si_addr);
  line_text(&line, "access", ACCESS_WORDS[context_access(context, (uintptr_t)info->si_addr)]);
  if (has_sender(info)) {
    line_number(&line, "sender", info->si_pid);
    line_number(&line, "self", getpid());
  }
  line_whereabouts(&line);
  line_hex(&line, "pc", context_pc(context));
  line_hex(&line, "sp", context_sp(context));
  line_write(&line);
  context_note_registers(context);
  note_code(context);
  imports_note();
  if (signal == SIGXFSZ) {
    lift_limit();
  }
  struct maps *maps = maps_open(MAPS_AT_END, true);
  struct fault fault = {maps, (uintptr_t)info->si_addr};
  if (signal == SIGBUS || signal == SIGSEGV) {
    guarded(note_file, &fault);
  }
  guarded(note_objects, NULL);
  backtrace_note(maps, context);
  maps_close(maps);
  line_start(&line, "end");
  line_write(&line);
}

/* What would have happened without the handler happens when it returns. */
static void give_back(int signal) {
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  real.sigaction(signal, &standard, NULL);
  syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), signal);
}

static bool is_ignored(int signal, const siginfo_t *info) {
  for (int i = 0; i < FATALS; i++) {
    if (FATAL[i] == signal) {
      return ignored[i] && info->si_code <= 0;
    }
  }
  return false;
}

static void on_fatal(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  guard_catch();
  if (is_ignored(signal, info)) {
    return;
  }
  if (record_is_ours()) {
    int nobody = 0;
    int me = (int)syscall(SYS_gettid);
    if (__atomic_compare_exchange_n(
            &first_to_die, &nobody, me, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
      note_crash(signal, info, context);
    } else if (nobody != me) {
      sleep(2); /* for the thread that was first */
    }
  }
  give_back(signal);
  errno = saved;
}

void crash_handlers_install(void) {
  struct sigaction wanted;
  struct sigaction before;
  memset(&wanted, 0, sizeof wanted);
  wanted.sa_sigaction = on_fatal;
  wanted.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (int i = 0; i < FATALS; i++) {
    real.sigaction(FATAL[i], &wanted, &before);
    if (before.sa_sigaction != on_fatal) {
      ignored[i] = before.sa_handler == SIG_IGN;
    }
  }
  for (int i = 0; i < UNHANDLEDS; i++) {
    if (real.sigaction(UNHANDLED[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) {
      real.sigaction(UNHANDLED[i], &wanted, NULL);
    }
  }
  dump_handler_install();
}

void crash_signals_unblock(void) {
  sigset_t fatal;
  sigemptyset(&fatal);
  for (int i = 0; i < FATALS; i++) {
    sigaddset(&fatal, FATAL[i]);
  }
  sigprocmask(SIG_UNBLOCK, &fatal, NULL);
}
