/* A library for the module life: what goes wrong between calls, threads, versions and the end of a
   library; and, beside each, what is nearly the same and allowed. Lines that a report must name
   carry a mark, as in calls.c. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "nif.h"

#pragma GCC diagnostic ignored "-Winfinite-recursion"

static pthread_t thread;
static ErlNifEnv *kept;

static int joins_body(void) {
  pthread_join(thread, NULL);
  return 1;
}
NIF(joins)

static void *makes(void *unused) {
  (void)unused;
  return (void *)enif_make_int(kept, 1);
}

/* The environment of a call, used by another thread. */
static ERL_NIF_TERM stale_env(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc, (void)argv;
  kept = env;
  pthread_create(&thread, NULL, makes, NULL);
  return enif_make_int(env, 1);
}

static void *sends(void *receiver) {
  ERL_NIF_TERM term = enif_make_tuple2(kept, enif_make_int(kept, 1), enif_make_double(kept, 2.5));
  enif_send(NULL, receiver, kept, enif_make_list(kept, 3, term, term, term));
  enif_free_env(kept);
  return NULL;
}

/* An environment of the library's own may go where it likes. */
static ERL_NIF_TERM kept_env(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  static ErlNifPid receiver;
  (void)argc, (void)argv;
  enif_self(env, &receiver);
  kept = enif_alloc_env();
  pthread_create(&thread, NULL, sends, &receiver);
  return enif_make_int(env, 1);
}

static ERL_NIF_TERM scheduled_later(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc, (void)argv;
  *(volatile int *)nothing = 1; /* HERE scheduled */
  return enif_make_int(env, 1);
}
static ERL_NIF_TERM scheduled(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  return enif_schedule_nif(env, "scheduled_later", 0, scheduled_later, argc, argv);
}

static ERL_NIF_TERM reschedules(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  static int times;
  return ++times % 5000 != 0
             ? enif_schedule_nif(env, "reschedules_again", 0, reschedules, argc, argv)
             : enif_make_int(env, times);
}

static int dirty_body(void) {
  *(volatile int *)nothing = 1; /* HERE dirty */
  return 1;
}
NIF(dirty)

static int nested_open_body(void) {
  dlopen("libm.so.6", RTLD_NOW);
  *(volatile int *)nothing = 1; /* HERE nested_open */
  return 1;
}
NIF(nested_open)

static int child_dies_body(void) {
  int status = 0;
  pid_t child = fork();
  if (child == 0) {
    *(volatile int *)nothing = 1;
  }
  waitpid(child, &status, 0);
  return WTERMSIG(status);
}
NIF(child_dies)

static int ignored_body(void) {
  signal(SIGSEGV, SIG_IGN);
  *(volatile int *)nothing = 1;
  return 1;
}
NIF(ignored)

static int deeper(const volatile char *above) {
  volatile char here[4096];
  here[0] = above[0];
  return deeper(here) + here[0];
}
static int no_handler_stack_body(void) {
  volatile char first = 0;
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  return deeper(&first);
}
NIF(no_handler_stack)

static int stops_body(void) {
  raise(SIGSTOP);
  return 1;
}
NIF(stops)

static int deadlocks_body(void) {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&mutex);
  pthread_mutex_lock(&mutex); /* HERE deadlocks */
  return 1;
}
NIF(deadlocks)

#ifdef __x86_64__
#define BREAKPOINT "int3"
#define PRIVILEGED "hlt"
#else
#define BREAKPOINT "brk 7"
#define PRIVILEGED "msr daifset, 2"
#endif

static int breaks_body(void) {
  __asm__ volatile(BREAKPOINT); /* HERE breaks */
  return 1;
}
NIF(breaks)

static int privileged_body(void) {
  __asm__ volatile(PRIVILEGED); /* HERE privileged */
  return 1;
}
NIF(privileged)

static int misaligned_body(void) {
  static char data[64] __attribute__((aligned(16)));
#ifdef __x86_64__
  __asm__ volatile("movaps 1(%0), %%xmm0" : : "r"(data) : "xmm0"); /* HERE misaligned */
#else
  __asm__ volatile("ldr x9, [%0, 1]" : : "r"(data) : "x9");
#endif
  return 1;
}
NIF(misaligned)

static int precision_body(void) {
#ifdef __x86_64__
  uint16_t control = 0x027f;
  __asm__ volatile("fldcw %0" : : "m"(control));
#else
  uint64_t control = 1 << 24;
  __asm__ volatile("msr fpcr, %0" : : "r"(control));
#endif
  return 1;
}
NIF(precision)

static int backwards_body(void) {
#ifdef __x86_64__
  __asm__ volatile("std");
#endif
  return 1;
}
NIF(backwards)

/* What to do when the library is no longer wanted, or wanted again. */
static volatile enum { NOTHING, ALARM, DIE_IN_UNLOAD, DIE_IN_DESTRUCTOR, DIE_IN_UPGRADE } then;

static int unloads_body(void) {
  return 1;
}
NIF(unloads)

static int leaves_alarm_body(void) {
  then = ALARM;
  return 1;
}
NIF(leaves_alarm)

static int dies_in_unload_body(void) {
  then = DIE_IN_UNLOAD;
  return 1;
}
NIF(dies_in_unload)

static int dies_in_destructor_body(void) {
  then = DIE_IN_DESTRUCTOR;
  return 1;
}
NIF(dies_in_destructor)

static int dies_in_upgrade_body(void) {
  then = DIE_IN_UPGRADE;
  return 1;
}
NIF(dies_in_upgrade)

static ErlNifResourceType *dying;

static void destroy(ErlNifEnv *env, void *object) {
  (void)env, (void)object;
  *(volatile int *)nothing = 1; /* HERE releases */
}

static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
  (void)data, (void)info;
  dying = enif_open_resource_type(env, NULL, "dying", destroy, ERL_NIF_RT_CREATE, NULL);
  return 0;
}

static int releases_body(void) {
  enif_release_resource(enif_alloc_resource(dying, 8));
  return 1;
}
NIF(releases)

static void unload(ErlNifEnv *env, void *data) {
  (void)env, (void)data;
  if (then == ALARM) {
    alarm(1);
  } else if (then == DIE_IN_UNLOAD) {
    *(volatile int *)nothing = 1; /* HERE dies_in_unload */
  }
}

static int upgrade(ErlNifEnv *env, void **data, void **old, ERL_NIF_TERM info) {
  (void)env, (void)data, (void)old, (void)info;
  if (then == DIE_IN_UPGRADE) {
    *(volatile int *)nothing = 1; /* HERE dies_in_upgrade */
  }
  return 0;
}

__attribute__((destructor)) static void end(void) {
  if (then == DIE_IN_DESTRUCTOR) {
    *(volatile int *)nothing = 1; /* HERE dies_in_destructor */
  }
}

static ErlNifFunc functions[] = {
    ROW(joins),         ROW(stale_env),          ROW(kept_env),       ROW(scheduled),
    ROW(reschedules),   ROW(nested_open),            ROW(ignored),
    ROW(no_handler_stack),   ROW(stops),          ROW(deadlocks),
    ROW(breaks),        ROW(privileged),         ROW(misaligned),     ROW(precision),
    ROW(backwards),     ROW(unloads),            ROW(leaves_alarm),   ROW(dies_in_unload),
    ROW(dies_in_upgrade), ROW(dies_in_destructor), {"dirty", 0, dirty, ERL_NIF_DIRTY_JOB_CPU_BOUND},
    ROW(releases),
    {"child_dies", 0, child_dies, ERL_NIF_DIRTY_JOB_IO_BOUND},
};

ERL_NIF_INIT(life, functions, load, NULL, upgrade, unload)
