/*
 * The crash trap: a library that is preloaded into an Erlang VM and notes what the VM dies of.
 *
 * It writes into a file that is mapped shared, so that what was noted survives the process, closed
 * descriptors and a smashed stack. It never prints, never ends the process by itself, and leaves
 * the exit status as it would have been. In a process that is no VM it does nothing.
 *
 * Compile with -D_GNU_SOURCE. Imports from the C library only what every glibc since 2.17 has under
 * the same version; whatever moved between libraries since (dlsym, pthread_create, ...) is found by
 * real_functions_find().
 *
 * The files depend on each other without circles, which a test holds:
 *
 *   main       starts it all
 *   interpose  loader          what the VM asks of the dynamic loader
 *   entry                      the table of a library, row by row
 *   imports    environments resources   what a library asks of the VM
 *   watch      trampoline      stubs in front of a library's functions
 *   enter      leave           before and after each call of one
 *   crash      dump            signals; see docs/why/signal-handler.md
 *   threads    timers ends descriptors signals  what a library does to the process
 *   backtrace  maps  objects files      what is where in memory
 *   real  stacks  guard  watched  record  lock    the ground
 *
 * What differs between processors lies in arch/NAME/, chosen by arch.h.
 */
#ifndef NIFPROOF_TRAP_H
#define NIFPROOF_TRAP_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define EXPORTED __attribute__((visibility("default")))
/* What assembly calls or looks at by its name. */
#define FOR_ASSEMBLY __attribute__((visibility("hidden")))
#define INITIAL_EXEC __attribute__((tls_model("initial-exec")))
#define PER_THREAD static __thread INITIAL_EXEC

#endif
