/* Notes what the process dies of, and what every thread does when it hangs. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "record.h"
#include "trap.h"

static const int FATAL[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
enum { FATALS = sizeof FATAL / sizeof *FATAL, CODE_BYTES = 16 };

static bool ignored[FATALS];
static int first_to_die;
static int maps_lock;

#ifdef __x86_64__
static const struct {
  const char *name;
  int index;
} REGISTERS[] = {
    {"rax", REG_RAX}, {"rbx", REG_RBX}, {"rcx", REG_RCX}, {"rdx", REG_RDX}, {"rsi", REG_RSI},
    {"rdi", REG_RDI}, {"rbp", REG_RBP}, {"rsp", REG_RSP}, {"r8", REG_R8},   {"r9", REG_R9},
    {"r10", REG_R10}, {"r11", REG_R11}, {"r12", REG_R12}, {"r13", REG_R13}, {"r14", REG_R14},
    {"r15", REG_R15}, {"rip", REG_RIP}, {"eflags", REG_EFL},
};

static void note_registers(const ucontext_t *context) {
  struct line line;
  line_start(&line, "registers");
  for (size_t i = 0; i < sizeof REGISTERS / sizeof *REGISTERS; i++) {
    line_hex(&line, REGISTERS[i].name, (uint64_t)context->uc_mcontext.gregs[REGISTERS[i].index]);
  }
  line_write(&line);
}

static uintptr_t pc_of(const ucontext_t *context) {
  return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
}

static uintptr_t sp_of(const ucontext_t *context) {
  return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
}

/* Page-fault error code of the processor: bit 1 write, bit 4 instruction fetch; trap 14 only. */
static const char *access_of(const ucontext_t *context, uintptr_t address) {
  if (context->uc_mcontext.gregs[REG_TRAPNO] != 14) {
    return "unknown";
  }
  long error = context->uc_mcontext.gregs[REG_ERR];
  if ((error & 16) != 0 || address == pc_of(context)) {
    return "fetch";
  }
  return (error & 2) != 0 ? "write" : "read";
}
#else
static void note_registers(const ucontext_t *context) {
  struct line line;
  char name[4] = "x";
  line_start(&line, "registers");
  for (int i = 0; i < 31; i++) {
    name[1] = (char)(i < 10 ? '0' + i : '0' + i / 10);
    name[2] = (char)(i < 10 ? 0 : '0' + i % 10);
    line_hex(&line, name, context->uc_mcontext.regs[i]);
  }
  line_hex(&line, "sp", context->uc_mcontext.sp);
  line_hex(&line, "pc", context->uc_mcontext.pc);
  line_hex(&line, "pstate", context->uc_mcontext.pstate);
  line_write(&line);
}

static uintptr_t pc_of(const ucontext_t *context) {
  return context->uc_mcontext.pc;
}

static uintptr_t sp_of(const ucontext_t *context) {
  return context->uc_mcontext.sp;
}

/* The kernel adds the syndrome register as a record of its own: magic, size, value. */
static const char *access_of(const ucontext_t *context, uintptr_t address) {
  if (address == pc_of(context)) {
    return "fetch";
  }
  const unsigned char *at = (const unsigned char *)context->uc_mcontext.__reserved;
  for (size_t offset = 0; offset + 16 <= sizeof context->uc_mcontext.__reserved;) {
    uint32_t head[2];
    uint64_t syndrome;
    memcpy(head, at + offset, sizeof head);
    memcpy(&syndrome, at + offset + 8, sizeof syndrome);
    if (head[0] == 0x45535201) {
      return (syndrome & 64) != 0 ? "write" : "read";
    }
    if (head[0] == 0 || head[1] == 0) {
      break;
    }
    offset += head[1];
  }
  return "unknown";
}
#endif

struct code {
  uintptr_t pc;
  unsigned char bytes[CODE_BYTES];
};

static void read_code(void *argument) {
  struct code *code = argument;
  memcpy(code->bytes, (const void *)code->pc, CODE_BYTES);
}

static void note_code(const ucontext_t *context) {
  struct code code = {pc_of(context), {0}};
  if (guarded(read_code, &code)) {
    struct line line;
    line_start(&line, "code");
    line_hex(&line, "pc", code.pc);
    line_bytes(&line, "bytes", code.bytes, CODE_BYTES);
    line_write(&line);
  }
}

static void line_whereabouts(struct line *line) {
  char name[17] = {0};
  const struct slot *slot = slot_mine();
  prctl(PR_GET_NAME, name);
  line_number(line, "thread", slot->thread);
  line_text(line, "name", name);
  line_number(line, "phase", slot->phase);
  line_number(line, "function", slot->function);
  line_number(line, "library", slot->library);
  line_number(line, "starter", slot->starter);
  line_number(line, "started_in", slot->started_in);
}

/* Only of these the kernel says who sent them; of a timer's signal there is no sender. */
static bool has_sender(const siginfo_t *info) {
  return info->si_code == SI_USER || info->si_code == SI_QUEUE || info->si_code == SI_TKILL;
}

static void note_crash(int signal, const siginfo_t *info, const ucontext_t *context) {
  struct line line;
  record_dying();
  line_start(&line, "crash");
  line_number(&line, "signal", signal);
  line_number(&line, "code", info->si_code);
  line_hex(&line, "address", (uintptr_t)info->si_addr);
  line_text(&line, "access", access_of(context, (uintptr_t)info->si_addr));
  if (has_sender(info)) {
    line_number(&line, "sender", info->si_pid);
    line_number(&line, "self", getpid());
  }
  line_whereabouts(&line);
  line_hex(&line, "pc", pc_of(context));
  line_hex(&line, "sp", sp_of(context));
  line_write(&line);
  note_registers(context);
  note_code(context);
  maps_read(true);
  backtrace_note(context);
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
  if (trap_in_owner()) {
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

static void note_thread(const ucontext_t *context) {
  struct line line;
  line_start(&line, "thread");
  line_whereabouts(&line);
  line_hex(&line, "pc", pc_of(context));
  line_write(&line);
  while (__atomic_exchange_n(&maps_lock, 1, __ATOMIC_ACQUIRE) != 0) {
    usleep(100);
  }
  backtrace_note(context);
  __atomic_store_n(&maps_lock, 0, __ATOMIC_RELEASE);
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

/* From outside: passed on to every thread. From inside: this thread is to say what it does. */
static void on_dump(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  guard_catch();
  if (trap_in_owner()) {
    if (info->si_pid != getpid()) {
      record_dying();
      maps_read(true);
      interrupt_all(signal);
    } else {
      note_thread(context);
    }
  }
  errno = saved;
}

/* Also called again later: the VM ignores SIGFPE when it starts. */
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
  wanted.sa_sigaction = on_dump;
  wanted.sa_flags |= SA_RESTART;
  real.sigaction(SIGUSR2, &wanted, NULL);
}
