/* A library for the module ends: results that nobody looked at, signals, and what the VM itself trips
   over later. The line that a report must name carries a mark with the function's name. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "nif.h"

struct device {
  long number;
  const int *place;
};
static ErlNifResourceType *devices;

static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
  (void)data, (void)info;
  devices = enif_open_resource_type(env, NULL, "device", NULL, ERL_NIF_RT_CREATE, NULL);
  return devices == NULL;
}

#define FUNCTION(name) \
  static ERL_NIF_TERM name(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[])

FUNCTION(inspects_nothing) {
  ErlNifBinary binary = {.size = 1000, .data = NULL};
  (void)argc, (void)argv;
  enif_inspect_binary(env, enif_make_atom(env, "no_binary"), &binary);
  return enif_make_int(env, ((volatile unsigned char *)binary.data)[5]); /* HERE inspects_nothing */
}

FUNCTION(opens_nothing) {
  struct device *device = NULL;
  (void)argc, (void)argv;
  enif_get_resource(env, enif_make_int(env, 1), devices, (void **)&device);
  return enif_make_long(env, ((volatile struct device *)device)->number); /* HERE opens_nothing */
}

FUNCTION(finds_nothing) {
  ERL_NIF_TERM value = 0x123456789002;
  double number = 0;
  (void)argc, (void)argv;
  enif_get_map_value(env, enif_make_new_map(env), enif_make_int(env, 1), &value);
  return enif_make_int(env, enif_get_double(env, value, &number)); /* HERE finds_nothing */
}

/* Near misses: what was asked for came, and something else is wrong. */
FUNCTION(inspects) {
  ERL_NIF_TERM term;
  ErlNifBinary binary;
  (void)argc, (void)argv;
  enif_make_new_binary(env, 100, &term);
  enif_inspect_binary(env, term, &binary);
  return enif_make_int(env, (int)binary.size + *(volatile int *)nothing); /* HERE inspects */
}

FUNCTION(opens) {
  struct device *made = enif_alloc_resource(devices, sizeof *made);
  struct device *device = NULL;
  (void)argc, (void)argv;
  made->place = nothing;
  ERL_NIF_TERM term = enif_make_resource(env, made);
  enif_release_resource(made);
  enif_get_resource(env, term, devices, (void **)&device);
  return enif_make_int(env, *(volatile const int *)device->place); /* HERE opens */
}

/* A word that says of itself that it points to a term, and does not. */
FUNCTION(no_term) {
  (void)env, (void)argc, (void)argv;
  return 0x123456789002;
}

static int asks_to_stop_body(void) {
  return raise(SIGTERM);
}
NIF(asks_to_stop)

static int pipe_default_body(void) {
  int ends[2];
  signal(SIGPIPE, SIG_DFL);
  if (pipe(ends) != 0) {
    return 0;
  }
  close(ends[0]);
  return (int)write(ends[1], "x", 1);
}
NIF(pipe_default)

static void end(int signal) {
  (void)signal;
  _exit(66); /* HERE handles_term */
}

static int handles_term_body(void) {
  struct sigaction own;
  memset(&own, 0, sizeof own);
  own.sa_handler = end;
  sigaction(SIGTERM, &own, NULL);
  return raise(SIGTERM);
}
NIF(handles_term)

/* A near miss: exit without any handler, where a handler of the library's is in place. */
static int exits_after_handling_body(void) {
  struct sigaction own;
  memset(&own, 0, sizeof own);
  own.sa_handler = end;
  sigaction(SIGUSR2, &own, NULL);
  _exit(3); /* HERE exits_after_handling */
}
NIF(exits_after_handling)

static int divides_floats_body(void) {
#ifdef __x86_64__
  unsigned traps = 0x1f80 & ~0x200u; /* all masked but the division by zero */
  __asm__ volatile("ldmxcsr %0" : : "m"(traps));
  volatile double one = 1, none = zero;
  one = one / none; /* HERE divides_floats */
  return (int)one;
#else
  return 1;
#endif
}
NIF(divides_floats)

#ifdef __x86_64__
#define NEWER ".byte 0xc4,0xe3,0xf9,0x69,0xc2,0x10" /* vfmaddpd of FMA4 */
#else
#define NEWER ".inst 0x0420e3e0" /* cntb of SVE */
#endif

static int lacks_feature_body(void) {
  __asm__ volatile(NEWER ::: "memory"); /* HERE lacks_feature */
  return 1;
}
NIF(lacks_feature)

static int impossible_read_body(void) {
  return *(volatile int *)(uintptr_t)(0x6e69660000001111u + zero); /* HERE impossible_read */
}
NIF(impossible_read)

static int cut_file_body(void) {
  char name[] = "/tmp/nifproof-cut-XXXXXX";
  int file = mkstemp(name);
  if (file < 0 || ftruncate(file, 8192) != 0) {
    return 0;
  }
  char *mapped = mmap(NULL, 8192, PROT_READ, MAP_SHARED, file, 0);
  if (ftruncate(file, 10) != 0) {
    return 0;
  }
  int read = ((volatile char *)mapped)[5000]; /* HERE cut_file */
  unlink(name);
  return read;
}
NIF(cut_file)

/* As the backtrace of a panic does: then the lowest mapping of the file is not the library. */
static int maps_itself_body(void) {
  Dl_info about;
  int found = dladdr((void *)(uintptr_t)maps_itself_body, &about);
  int file = found ? open(about.dli_fname, O_RDONLY) : -1;
  char *place = (char *)about.dli_fbase;
  void *mapped = MAP_FAILED;
  while (file >= 0 && mapped == MAP_FAILED && place > (char *)0x10000000) {
    place -= 0x1000000;
    mapped = mmap(place, 4096, PROT_READ, MAP_PRIVATE | MAP_FIXED_NOREPLACE, file, 0);
  }
  *(volatile int *)nothing = mapped != MAP_FAILED; /* HERE maps_itself */
  return 1;
}
NIF(maps_itself)

FUNCTION(fills_atoms) {
  char name[32];
  (void)argc, (void)argv;
  for (int i = 0; i < 1100000; i++) {
    snprintf(name, sizeof name, "atom_%d", i);
    enif_make_atom(env, name); /* HERE fills_atoms */
  }
  return enif_make_int(env, 1);
}

static int data[4] = {1, 2, 3, 4};

static ErlNifFunc functions[] = {
    ROW(inspects_nothing), ROW(opens_nothing), ROW(finds_nothing), ROW(inspects), ROW(opens),
    ROW(no_term), ROW(asks_to_stop), ROW(pipe_default), ROW(handles_term),
    ROW(exits_after_handling), ROW(divides_floats), ROW(lacks_feature), ROW(impossible_read),
    ROW(cut_file), ROW(maps_itself), ROW(fills_atoms), {"data_row", 0, (void *)data, 0},
};

ERL_NIF_INIT(ends, functions, load, NULL, NULL, NULL)
