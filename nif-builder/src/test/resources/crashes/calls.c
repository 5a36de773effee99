/* A library for the module calls: each function dies, hangs or does harm in a way of its own. The
   line that a report must name carries a mark with the function's name. */
#define _GNU_SOURCE
#undef NDEBUG
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "nif.h"

#pragma GCC diagnostic ignored "-Winfinite-recursion"
#pragma GCC diagnostic ignored "-Wfree-nonheap-object"

static volatile uintptr_t wild = 0x123456789000;

static int null_read_body(void) {
  return *(volatile int *)nothing; /* HERE null_read */
}
NIF(null_read)

static int null_write_body(void) {
  *(volatile int *)nothing = 1; /* HERE null_write */
  return 1;
}
NIF(null_write)

static int wild_read_body(void) {
  return *(volatile int *)wild; /* HERE wild_read */
}
NIF(wild_read)

static const int constant[1] = {7};

static int write_constant_body(void) {
  int *volatile target = (int *)constant;
  *target = 8; /* HERE write_constant */
  return *target;
}
NIF(write_constant)

static int null_call_body(void) {
  return ((int (*volatile)(void))nothing)() + 1; /* HERE null_call */
}
NIF(null_call)

static int wild_call_body(void) {
  return ((int (*volatile)(void))wild)() + 1; /* HERE wild_call */
}
NIF(wild_call)

static int call_data_body(void) {
  static int data[4];
  return ((int (*volatile)(void))(uintptr_t)data)() + 1; /* HERE call_data */
}
NIF(call_data)

static int impossible_call_body(void) {
  volatile uintptr_t impossible = 0x6e69667072f66fULL;
  return ((int (*volatile)(void))impossible)() + 1; /* HERE impossible_call */
}
NIF(impossible_call)

static int deeper(const volatile char *above) {
  volatile char here[4096];
  here[0] = above[0];
  return deeper(here) + here[0];
}
static int overflow_body(void) {
  volatile char first = 0;
  return deeper(&first);
}
NIF(overflow)

static int double_free_body(void) {
  void *volatile block = malloc(2000);
  void *volatile barrier = malloc(16);
  free(block);
  free(block); /* HERE double_free */
  free(barrier);
  return 1;
}
NIF(double_free)

static int inner_free_body(void) {
  char *volatile block = malloc(100);
  free(block + 24); /* HERE inner_free */
  return 1;
}
NIF(inner_free)

static int aborts_body(void) {
  if (zero == 0) {
    abort(); /* HERE aborts */
  }
  return 1;
}
NIF(aborts)

static int asserts_body(void) {
  assert(zero == 1); /* HERE asserts */
  return 1;
}
NIF(asserts)

static volatile size_t much = 64;

__attribute__((noinline)) static int smash_body(void) {
  char small[8];
  memset((void *)(small + zero), 'x', much);
  return small[0];
}
NIF(smash)

static int traps_body(void) {
  if (zero == 0) {
    __builtin_trap(); /* HERE traps */
  }
  return 1;
}
NIF(traps)

#ifdef __x86_64__
#define NO_INSTRUCTION ".byte 0x06"
#else
#define NO_INSTRUCTION ".inst 0x00000000"
#endif

static int illegal_body(void) {
  __asm__ volatile(NO_INSTRUCTION); /* HERE illegal */
  return 1;
}
NIF(illegal)

static int divides_body(void) {
  return 7 / zero; /* HERE divides */
}
NIF(divides)

static int exits_body(void) {
  if (zero == 0) {
    exit(3); /* HERE exits */
  }
  return 1;
}
NIF(exits)

static int exits_at_once_body(void) {
  if (zero == 0) {
    _exit(4); /* HERE exits_at_once */
  }
  return 1;
}
NIF(exits_at_once)

static int raises_body(void) {
  raise(SIGSEGV); /* HERE raises */
  return 1;
}
NIF(raises)

static int killed_body(void) {
  kill(getpid(), SIGKILL);
  return 1;
}
NIF(killed)

static int blocked_body(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
  *(volatile int *)nothing = 1;
  return 1;
}
NIF(blocked)

static int replaced_body(void) {
  signal(SIGSEGV, SIG_DFL);
  *(volatile int *)nothing = 1;
  return 1;
}
NIF(replaced)

static void *dies(void *unused) {
  (void)unused;
  *(volatile int *)nothing = 1; /* HERE own_thread */
  return NULL;
}
static int own_thread_body(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, dies, NULL);
  pthread_join(thread, NULL);
  return 1;
}
NIF(own_thread)

static void *late(void *unused) {
  (void)unused;
  usleep(400 * 1000);
  return NULL;
}
static int outlives_body(void) {
  pthread_t thread;
  return pthread_create(&thread, NULL, late, NULL);
}
NIF(outlives)

static int closes_all_body(void) {
  for (int i = 3; i < 1000; i++) {
    close(i);
  }
  usleep(500 * 1000);
  return 1;
}
NIF(closes_all)

static int closes_one_body(void) {
  close(0);
  return 1;
}
NIF(closes_one)

static int beyond_file_body(void) {
  char name[] = "/tmp/nifproof-XXXXXX";
  int file = mkstemp(name);
  unlink(name);
  char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
  return *(volatile char *)page; /* HERE beyond_file */
}
NIF(beyond_file)

/* Gives back its argument, and marks of its own in registers that are the caller's. */
ERL_NIF_TERM clobber(ERL_NIF_TERM term) __attribute__((visibility("hidden")));
#ifdef __x86_64__
__asm__(
    ".text\n.globl clobber\n.hidden clobber\nclobber:\n"
    "mov %rdi, %rax\nmov $1, %ebx\nmov $2, %r12d\nmov $3, %r13d\nmov $4, %r14d\nmov $5, %r15d\n"
    "ret\n");
#else
__asm__(
    ".text\n.globl clobber\n.hidden clobber\nclobber:\n"
    "mov x19, 1\nmov x20, 2\nmov x21, 3\nmov x22, 4\nmov x23, 5\nmov x24, 6\nmov x25, 7\n"
    "mov x26, 8\nmov x27, 9\nmov x28, 10\nfmov d8, 1.0\nfmov d15, 2.0\nret\n");
#endif
static ERL_NIF_TERM clobbers(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc, (void)argv;
  return clobber(enif_make_int(env, 1));
}

static int rounds_body(void) {
#ifdef __x86_64__
  unsigned control = 0x7f80;
  __asm__ volatile("ldmxcsr %0" : : "m"(control));
#else
  uint64_t control = 3 << 22;
  __asm__ volatile("msr fpcr, %0" : : "r"(control));
#endif
  return 1;
}
NIF(rounds)

static int computes_body(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  int64_t end = now.tv_sec * 1000000000LL + now.tv_nsec + 20000000;
  do {
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  } while (now.tv_sec * 1000000000LL + now.tv_nsec < end);
  return 1;
}
NIF(computes)

static int loops_body(void) {
  while (zero == 0) { /* HERE loops */
  }
  return 1;
}
NIF(loops)

static int sleeps_body(void) {
  while (zero == 0) {
    sleep(1000); /* HERE sleeps */
  }
  return 1;
}
NIF(sleeps)

static int rings_body(void) {
  struct itimerval soon = {.it_value = {.tv_usec = 20000}};
  return setitimer(ITIMER_REAL, &soon, NULL) + 1;
}
NIF(rings)

static int writes_too_much_body(void) {
  struct rlimit none;
  char name[] = "too-much-XXXXXX";
  int file = mkstemp(name);
  getrlimit(RLIMIT_FSIZE, &none);
  none.rlim_cur = 0;
  setrlimit(RLIMIT_FSIZE, &none);
  return (int)write(file, "x", 1); /* HERE writes_too_much */
}
NIF(writes_too_much)

static int exits_quickly_body(void) {
  quick_exit(6); /* HERE exits_quickly */
}
NIF(exits_quickly)

static void destroy_data(void *unused) {
  (void)unused;
  *(volatile int *)nothing = 1; /* HERE thread_data */
}

static void *with_data(void *unused) {
  static pthread_key_t key;
  (void)unused;
  pthread_key_create(&key, destroy_data);
  pthread_setspecific(key, &key);
  return NULL;
}

static int thread_data_body(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, with_data, NULL);
  return pthread_join(thread, NULL);
}
NIF(thread_data)

static void expired(union sigval unused) {
  (void)unused;
  *(volatile int *)nothing = 1; /* HERE timer_thread */
}

static int timer_thread_body(void) {
  struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = expired};
  struct itimerspec soon = {.it_value = {.tv_nsec = 20000000}};
  timer_t timer;
  timer_create(CLOCK_MONOTONIC, &event, &timer);
  timer_settime(timer, 0, &soon, NULL);
  return 1;
}
NIF(timer_thread)

struct pair {
  long first;
  long second;
};

static int null_field_body(void) {
  return (int)((volatile struct pair *)nothing)->second; /* HERE null_field */
}
NIF(null_field)

/* No NULL: a small number that was taken for a pointer. */
static volatile uintptr_t small = 8;
static int first_page_body(void) {
  return *(volatile int *)small; /* HERE first_page */
}
NIF(first_page)

static int measures_body(void) {
  return 1 + (int)strlen((const char *)small); /* HERE measures */
}
NIF(measures)

static int reserved_body(void) {
  char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return *(volatile char *)page; /* HERE reserved */
}
NIF(reserved)

/* A near miss of a full stack: code that runs on it. */
static int runs_on_stack_body(void) {
  volatile char here[64] = {0};
  return ((int (*volatile)(void))(uintptr_t)here)() + 1; /* HERE runs_on_stack */
}
NIF(runs_on_stack)

/* After another function had changed what its caller keeps in registers. */
static int damaged_body(void) {
  return *(volatile int *)nothing; /* HERE damaged */
}
NIF(damaged)

static int fine_body(void) {
  return 42;
}
NIF(fine)

static ErlNifFunc functions[] = {
    ROW(null_read),  ROW(null_write),  ROW(wild_read),       ROW(write_constant), ROW(null_call),
    ROW(wild_call),  ROW(call_data),   ROW(impossible_call), ROW(overflow),       ROW(double_free),
    ROW(inner_free), ROW(aborts),      ROW(asserts),         ROW(smash),          ROW(traps),
    ROW(illegal),    ROW(divides),     ROW(exits),           ROW(exits_at_once),  ROW(raises),
    ROW(killed),     ROW(blocked),     ROW(replaced),        ROW(own_thread),     ROW(outlives),
    ROW(closes_all), ROW(closes_one),  ROW(beyond_file),     ROW(clobbers),       ROW(rounds),
    ROW(computes),   ROW(loops),       ROW(sleeps),          ROW(fine),
    ROW(rings), ROW(writes_too_much), ROW(exits_quickly), ROW(thread_data), ROW(timer_thread),
    ROW(null_field), ROW(first_page), ROW(measures), ROW(reserved), ROW(runs_on_stack),
    ROW(damaged),
    {"no_function", 0, NULL, 0},
};

ERL_NIF_INIT(calls, functions, NULL, NULL, NULL, NULL)
