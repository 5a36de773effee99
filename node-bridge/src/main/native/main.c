/* Starts the trap when the process is an Erlang VM that was asked for a report. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arch.h"
#include "crash.h"
#include "ends.h"
#include "objects.h"
#include "real.h"
#include "record.h"
#include "threads.h"

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
  struct line line;
  line_start(&line, "trap");
  line_number(&line, "version", 1);
  line_text(&line, "arch", ARCH_NAME);
  line_number(&line, "pid", getpid());
  const unsigned char *id = NULL;
  size_t size = program_build_id(&id);
  line_bytes(&line, "build_id", id, size);
  line_write(&line);
  objects_remember();
  threads_prepare();
  ends_watch();
  crash_handlers_install();
}
