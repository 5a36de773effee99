/* Starts the trap when the process is an Erlang VM that was asked for a report. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record.h"
#include "trap.h"

bool trap_active;
static pid_t owner;

bool trap_in_owner(void) {
  return owner == getpid();
}

#ifdef __x86_64__
#define ARCHITECTURE "amd64"
#else
#define ARCHITECTURE "arm64"
#endif

/* The variables are for this process alone: what it starts shall run as ever. */
__attribute__((constructor)) static void begin(void) {
  real_functions_find();
  const char *path = getenv("NIFPROOF_TRAP");
  if (path == NULL || strstr(program_invocation_short_name, "beam") == NULL) {
    return;
  }
  bool open = record_open(path);
  unsetenv("NIFPROOF_TRAP");
  unsetenv("LD_PRELOAD");
  if (!open) {
    return;
  }
  owner = getpid();
  struct line line;
  line_start(&line, "trap");
  line_number(&line, "version", 1);
  line_text(&line, "arch", ARCHITECTURE);
  line_number(&line, "pid", owner);
  const unsigned char *id = NULL;
  size_t size = program_build_id(&id);
  line_bytes(&line, "build_id", id, size);
  line_write(&line);
  trap_active = true;
  stack_prepare();
  slot_mine();
  crash_handlers_install();
}
