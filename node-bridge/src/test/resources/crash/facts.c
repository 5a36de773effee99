/* A library of which each function makes one fact that the trap must see: TrapFactsTest. */
#define _GNU_SOURCE
#include <erl_nif.h>
#include <err.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NIF(name) static ERL_NIF_TERM name(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[])
#define UNUSED (void)env, (void)argc, (void)argv
#define OK enif_make_atom(env, "ok")

static void *volatile nothing;
static volatile int zero;

static void die(void) {
  *(volatile int *)nothing = 1;
}

NIF(fine) {
  UNUSED;
  return OK;
}

/* Returns twice, in two processes that share the VM's connections. */
NIF(forks) {
  UNUSED;
  fork();
  return OK;
}

static void *dies_later(void *after_ms) {
  usleep((useconds_t)(intptr_t)after_ms * 1000);
  die();
  return NULL;
}

static void *lives_on(void *unused) {
  sleep(1000);
  return unused;
}

NIF(thread_dies) {
  UNUSED;
  pthread_t thread;
  pthread_create(&thread, NULL, dies_later, (void *)50);
  return OK;
}

NIF(thread_dies_at_once) {
  UNUSED;
  pthread_t thread;
  pthread_create(&thread, NULL, dies_later, (void *)0);
  pthread_join(thread, NULL);
  return OK;
}

NIF(thread_lives) {
  UNUSED;
  pthread_t thread;
  pthread_create(&thread, NULL, lives_on, NULL);
  return OK;
}

static void *enif_lives(void *unused) {
  return lives_on(unused);
}

NIF(vm_thread_lives) {
  UNUSED;
  ErlNifTid thread;
  enif_thread_create("mine", &thread, enif_lives, NULL, NULL);
  return OK;
}

static void expired(union sigval unused) {
  (void)unused;
  die();
}

/* The C library runs it on a thread of its own making. */
NIF(timer_dies) {
  UNUSED;
  struct sigevent event;
  struct itimerspec soon = {.it_value = {.tv_nsec = 50 * 1000000}};
  timer_t timer;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD;
  event.sigev_notify_function = expired;
  timer_create(CLOCK_MONOTONIC, &event, &timer);
  timer_settime(timer, 0, &soon, NULL);
  return OK;
}

NIF(rings) {
  UNUSED;
  struct itimerval soon = {.it_value = {.tv_usec = 50 * 1000}};
  setitimer(ITIMER_REAL, &soon, NULL);
  return OK;
}

NIF(alarms) {
  UNUSED;
  alarm(1000);
  return OK;
}

static void destroy_thread_data(void *unused) {
  (void)unused;
  die();
}

static void *with_data(void *exits) {
  static pthread_key_t key;
  pthread_key_create(&key, destroy_thread_data);
  pthread_setspecific(key, (void *)1);
  if (exits != NULL) {
    pthread_exit(NULL);
  }
  return NULL;
}

static void *cleaned_up(void *unused) {
  (void)unused;
  pthread_cleanup_push(destroy_thread_data, NULL);
  pthread_exit(NULL);
  pthread_cleanup_pop(0);
  return NULL;
}

static void run_thread(void *(*function)(void *), void *argument) {
  pthread_t thread;
  pthread_create(&thread, NULL, function, argument);
  pthread_join(thread, NULL);
}

NIF(thread_data) {
  UNUSED;
  run_thread(with_data, NULL);
  return OK;
}

NIF(thread_data_after_exit) {
  UNUSED;
  run_thread(with_data, (void *)1);
  return OK;
}

NIF(thread_cleanup) {
  UNUSED;
  run_thread(cleaned_up, NULL);
  return OK;
}

static ErlNifResourceType *dying;
static ErlNifResourceType *watching;

static void destroy(ErlNifEnv *env, void *object) {
  (void)env, (void)object;
  die();
}

static void down(ErlNifEnv *env, void *object, ErlNifPid *pid, ErlNifMonitor *monitor) {
  (void)env, (void)object, (void)pid, (void)monitor;
  die();
}

static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
  (void)data, (void)info;
  ErlNifResourceTypeInit init = {.down = down};
  dying = enif_open_resource_type(env, NULL, "dying", destroy, ERL_NIF_RT_CREATE, NULL);
  watching = enif_open_resource_type_x(env, "watching", &init, ERL_NIF_RT_CREATE, NULL);
  return 0;
}

NIF(releases) {
  UNUSED;
  enif_release_resource(enif_alloc_resource(dying, 8));
  return OK;
}

NIF(makes) {
  UNUSED;
  void *object = enif_alloc_resource(dying, 8);
  ERL_NIF_TERM term = enif_make_resource(env, object);
  enif_release_resource(object);
  return term;
}

NIF(monitors) {
  UNUSED;
  ErlNifPid pid;
  void *object = enif_alloc_resource(watching, 8);
  enif_get_local_pid(env, argv[0], &pid);
  enif_monitor_process(env, object, &pid, NULL);
  return OK;
}

NIF(dies_at_exit) {
  UNUSED;
  atexit(die);
  return OK;
}

NIF(exits) {
  UNUSED;
  exit(3);
  return OK;
}

NIF(exits_quickly) {
  UNUSED;
  quick_exit(4);
  return OK;
}

NIF(errs) {
  UNUSED;
  errx(5, "gave up");
  return OK;
}

NIF(floods) {
  UNUSED;
  char name[32];
  for (int i = 0; i < 1200000; i++) {
    snprintf(name, sizeof name, "flood_%d", i);
    enif_make_atom(env, name);
  }
  return OK;
}

NIF(divides) {
  UNUSED;
  return enif_make_int(env, 7 / zero);
}

NIF(writes_constant) {
  UNUSED;
  static const int constant = 7;
  *(volatile int *)(uintptr_t)&constant = 8;
  return OK;
}

NIF(reads_unmapped) {
  UNUSED;
  char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page, 4096);
  return enif_make_int(env, *(volatile char *)page);
}

NIF(runs_data) {
  UNUSED;
  static int data[4];
  ((void (*volatile)(void))(uintptr_t)data)();
  return OK;
}

NIF(runs_stack) {
  UNUSED;
  volatile int data[4] = {0};
  ((void (*volatile)(void))(uintptr_t)data)();
  return OK;
}

static int deep(int depth) {
  volatile char room[4096];
  room[0] = (char)depth;
  return depth == -1 ? 0 : deep(depth + 1) + room[0];
}

NIF(overflows) {
  UNUSED;
  return enif_make_int(env, deep(0));
}

NIF(reads_cut_file) {
  UNUSED;
  char name[] = "cut-XXXXXX";
  int file = mkstemp(name);
  ftruncate(file, 8192);
  char *pages = mmap(NULL, 8192, PROT_READ, MAP_SHARED, file, 0);
  ftruncate(file, 4096);
  return enif_make_int(env, *(volatile char *)(pages + 4096));
}

NIF(reads_removed_file) {
  UNUSED;
  char name[] = "gone-XXXXXX";
  int file = mkstemp(name);
  char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
  unlink(name);
  return enif_make_int(env, *(volatile char *)page);
}

NIF(writes_too_much) {
  UNUSED;
  struct rlimit limit = {0, 0};
  int file = open("too-much", O_CREAT | O_WRONLY, 0600);
  setrlimit(RLIMIT_FSIZE, &limit);
  write(file, "x", 1);
  return OK;
}

/* As Rust's std does to print a backtrace; the mapping lies below the library. */
NIF(maps_itself) {
  UNUSED;
  char path[4096];
  char line[4200];
  uintptr_t start = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  path[0] = 0;
  while (path[0] == 0 && fgets(line, sizeof line, maps) != NULL) {
    if (strstr(line, "/facts.so") != NULL) {
      start = strtoul(line, NULL, 16);
      sscanf(strchr(line, '/'), "%4095s", path);
    }
  }
  fclose(maps);
  int file = open(path, O_RDONLY);
  void *mapped = MAP_FAILED;
  for (uintptr_t at = start - 0x600000; mapped == MAP_FAILED; at -= 0x100000) {
    mapped = mmap((void *)at, 4096, PROT_READ, MAP_PRIVATE | MAP_FIXED_NOREPLACE, file, 0);
  }
  die();
  return OK;
}

static ErlNifFunc functions[] = {
    {"fine", 0, fine, 0},
    {"forks", 0, forks, 0},
    {"thread_dies", 0, thread_dies, 0},
    {"thread_dies_at_once", 0, thread_dies_at_once, 0},
    {"thread_lives", 0, thread_lives, 0},
    {"vm_thread_lives", 0, vm_thread_lives, 0},
    {"timer_dies", 0, timer_dies, 0},
    {"rings", 0, rings, 0},
    {"alarms", 0, alarms, 0},
    {"thread_data", 0, thread_data, 0},
    {"thread_data_after_exit", 0, thread_data_after_exit, 0},
    {"thread_cleanup", 0, thread_cleanup, 0},
    {"releases", 0, releases, 0},
    {"makes", 0, makes, 0},
    {"monitors", 1, monitors, 0},
    {"dies_at_exit", 0, dies_at_exit, 0},
    {"exits", 0, exits, 0},
    {"exits_quickly", 0, exits_quickly, 0},
    {"errs", 0, errs, 0},
    {"floods", 0, floods, 0},
    {"divides", 0, divides, 0},
    {"writes_constant", 0, writes_constant, 0},
    {"reads_unmapped", 0, reads_unmapped, 0},
    {"runs_data", 0, runs_data, 0},
    {"runs_stack", 0, runs_stack, 0},
    {"overflows", 0, overflows, 0},
    {"reads_cut_file", 0, reads_cut_file, 0},
    {"reads_removed_file", 0, reads_removed_file, 0},
    {"writes_too_much", 0, writes_too_much, 0},
    {"maps_itself", 0, maps_itself, 0},
    {"no_function", 1, NULL, 0},
    {"no_code", 2, (void *)&zero, 0},
};

ERL_NIF_INIT(facts, functions, load, NULL, NULL, NULL)
