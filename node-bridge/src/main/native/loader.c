/*
 * What the VM asks of the dynamic loader. The assembly of interpose.S asks the functions below
 * where each call shall go, and jumps there: the C library looks at the caller's address, which
 * must stay the real caller's for calls that are none of the VM's.
 */
#include <dlfcn.h>
#include <string.h>

#include "crash.h"
#include "descriptors.h"
#include "entry.h"
#include "files.h"
#include "imports.h"
#include "lock.h"
#include "objects.h"
#include "real.h"
#include "record.h"
#include "watch.h"

enum { MOST_LIBRARIES = 256 };

static struct lock lock;
static void *handles[MOST_LIBRARIES];
static int library_count;

static bool is_from_vm(uintptr_t caller) {
  return record_active() && slot_mine()->phase <= PHASE_TABLE && slot_mine()->phase != PHASE_DLOPEN
         && slot_mine()->phase != PHASE_NIF_INIT && address_in_program(caller);
}

static int library_of(void *handle) {
  lock_take(&lock);
  int number = library_count - 1;
  while (number >= 0 && handles[number] != handle) {
    number--;
  }
  lock_give(&lock);
  return number;
}

/* Past the last number, libraries share it. */
static int new_library(void) {
  lock_take(&lock);
  int number = library_count < MOST_LIBRARIES ? library_count++ : MOST_LIBRARIES - 1;
  lock_give(&lock);
  return number;
}

static void set_handle(int library, void *handle) {
  lock_take(&lock);
  handles[library] = handle;
  lock_give(&lock);
}

static void *open_library(const char *path, int flags) {
  struct slot *slot = slot_mine();
  int number = new_library();
  struct line line;
  line_start(&line, "library");
  line_number(&line, "number", number);
  line_text(&line, "path", path);
  line_file(&line, path);
  line_write(&line);
  crash_handlers_install();
  descriptors_snapshot();
  slot->library = number;
  slot->function = -1;
  slot->phase = PHASE_DLOPEN;
  void *handle = real.dlopen(path, flags);
  slot->phase = PHASE_NONE;
  set_handle(number, handle);
  if (handle != NULL) {
    imports_watch(handle);
  }
  return handle;
}

static void note_place(int library, uintptr_t inside) {
  struct object object;
  if (object_at(inside, &object)) {
    struct line line;
    line_start(&line, "placed");
    line_number(&line, "library", library);
    line_hex(&line, "start", object.start);
    line_hex(&line, "end", object.end);
    line_write(&line);
  }
}

static void *find_nif_init(void *handle, const char *name) {
  void *function = real.dlsym(handle, name);
  int library = library_of(handle);
  if (function == NULL || library < 0) {
    return function;
  }
  note_place(library, (uintptr_t)function);
  struct watched init = {.function = function,
                         .kind = WATCH_INIT,
                         .library = library,
                         .returned = entry_wrap};
  return watch(init, name, 0);
}

static int close_library(void *handle) {
  struct slot *slot = slot_mine();
  int library = library_of(handle);
  slot->library = library;
  slot->phase = PHASE_DLCLOSE;
  int result = real.dlclose(handle);
  slot->phase = PHASE_NONE;
  if (library >= 0) {
    set_handle(library, NULL);
    struct line line;
    line_start(&line, "closed");
    line_number(&line, "library", library);
    line_write(&line);
  }
  return result;
}

/* Asked by the assembly. */
FOR_ASSEMBLY void *trap_dlopen_target(const char *path, uintptr_t caller) {
  real_functions_find();
  bool watched = path != NULL && is_from_vm(caller);
  return watched ? (void *)open_library : (void *)real.dlopen;
}

FOR_ASSEMBLY void *trap_dlsym_target(
    void *handle, const char *name, uintptr_t caller) {
  real_functions_find();
  bool watched = handle != RTLD_NEXT && handle != RTLD_DEFAULT && name != NULL
                 && (strcmp(name, "nif_init") == 0 || strcmp(name, "_nif_init") == 0)
                 && is_from_vm(caller);
  return watched ? (void *)find_nif_init : (void *)real.dlsym;
}

FOR_ASSEMBLY void *trap_dlclose_target(uintptr_t caller) {
  real_functions_find();
  return is_from_vm(caller) ? (void *)close_library : (void *)real.dlclose;
}
