/*
 * The crash trap: a library that is preloaded into an Erlang VM and notes what the VM dies of.
 *
 * It writes into a file that is mapped shared, so that what was noted survives the process, closed
 * descriptors and a smashed stack. It never prints, never ends the process by itself, and leaves
 * the exit status as it would have been. In a process that is no VM it does nothing.
 *
 * Compile with -D_GNU_SOURCE. Imports from the C library only what every glibc since 2.17 has under the same version; whatever
 * moved between libraries since (dlsym, pthread_create, ...) is found by real_functions_find().
 */
#ifndef NIFPROOF_TRAP_H
#define NIFPROOF_TRAP_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What the assembly files see too. */
#define EXPORTED __attribute__((visibility("default")))
#define PER_THREAD static __thread __attribute__((tls_model("initial-exec")))

/* Where in its life a library is. The numbers stand in the report file. */
enum phase {
  PHASE_NONE,
  PHASE_DLOPEN,
  PHASE_NIF_INIT,
  PHASE_TABLE,
  PHASE_LOAD,
  PHASE_CALL,
  PHASE_UPGRADE,
  PHASE_UNLOAD,
  PHASE_DLCLOSE,
  PHASE_THREAD
};

/* main.c */
extern bool trap_active;
bool trap_in_owner(void);

/* real.c: the C library's own versions of what this library replaces. */
struct real_functions {
  void *(*dlopen)(const char *, int);
  void *(*dlsym)(void *, const char *);
  int (*dlclose)(void *);
  int (*pthread_create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  int (*sigaction)(int, const struct sigaction *, struct sigaction *);
  int (*sigaltstack)(const stack_t *, stack_t *);
  void (*exit)(int);
  void (*underscore_exit)(int);
  int (*close)(int);
  int (*close_range)(unsigned, unsigned, int);
};
extern struct real_functions real;
void real_functions_find(void); /* once; later calls cost nothing */
bool address_in_program(uintptr_t address);
bool address_in_trap(uintptr_t address);
const char *exported_symbol(uintptr_t address, uintptr_t *offset);
size_t program_build_id(const unsigned char **bytes); /* its size, 0 when there is none */

/* maps.c: what is mapped where, as of the last maps_read(). */
struct mapping {
  uintptr_t start;
  uintptr_t end;
  uintptr_t file_start; /* of the first mapping of the same file */
  bool readable;
  bool writable;
  bool executable;
};
void maps_read(bool note);
const struct mapping *maps_find(uintptr_t address);
uintptr_t maps_end_of(uintptr_t file_start);
bool maps_readable(const void *address, size_t size);

/* guard.c: runs a step that may fault; false when it did. */
bool guarded(void (*step)(void *), void *argument);
void guard_catch(void);

/* backtrace.c */
void backtrace_note(const void *context);
void backtrace_note_here(void);
void backtrace_callers(uintptr_t *regions, int count);
enum role { ROLE_LOAD_NIF, ROLE_LOAD_NIF_CALLER, ROLE_CALL_NIF, ROLE_CALL_DIRTY_NIF, ROLES };
void role_set(enum role role, uintptr_t region);
bool role_known(enum role role);

/* crash.c */
void crash_handlers_install(void);

/* stacks.c */
void stack_prepare(void);

/* entry.c: copies the entry that nif_init returned, with wrapped functions in it. */
void *entry_wrap(void *entry, int library);

/* process.c */
void descriptors_snapshot(void);

#endif
