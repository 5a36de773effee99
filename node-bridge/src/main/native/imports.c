/*
 * Stands between a library and those functions of the VM that take an environment, to see one used
 * where it must not be; and names the functions that a library schedules, which are in no table.
 *
 * The library's own pointers to these functions (its global offset table) are turned to stubs,
 * which jump on to the function as if they were not there. What a library finds by dlsym, as those
 * written in Rust do, is not seen.
 */
#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "record.h"
#include "watch.h"

enum { MOST_ENVIRONMENTS = 64, MOST_NOTES = 16 };

#ifdef __x86_64__
enum { BY_CALL = R_X86_64_JUMP_SLOT, BY_DATA = R_X86_64_GLOB_DAT };
#else
enum { BY_CALL = R_AARCH64_JUMP_SLOT, BY_DATA = R_AARCH64_GLOB_DAT };
#endif

extern const char trap_import_stubs[];
extern __thread struct frame *trap_frame __attribute__((tls_model("initial-exec")));

/* Found by the assembly by its name. */
__attribute__((visibility("hidden"))) void *trap_imports[IMPORTS_MOST];
static const char *names[IMPORTS_MOST];
static unsigned import_count;

/* The environments that the VM gave to functions of libraries, and on which thread. */
static struct {
  uintptr_t environment;
  int32_t thread;
} given[MOST_ENVIRONMENTS];
static unsigned given_count;
static unsigned note_count;
PER_THREAD uintptr_t given_last;

/* An environment lies on the stack of the VM's thread: that thread gives few others. */
void environment_given(uintptr_t environment) {
  if (environment == given_last) {
    return;
  }
  given_last = environment;
  int32_t thread = slot_mine()->thread;
  unsigned count = __atomic_load_n(&given_count, __ATOMIC_ACQUIRE);
  for (unsigned i = 0; i < count && i < MOST_ENVIRONMENTS; i++) {
    if (given[i].environment == environment && given[i].thread == thread) {
      return;
    }
  }
  unsigned mine = __atomic_fetch_add(&given_count, 1, __ATOMIC_ACQ_REL);
  if (mine < MOST_ENVIRONMENTS) {
    given[mine].thread = thread;
    __atomic_store_n(&given[mine].environment, environment, __ATOMIC_RELEASE);
  }
}

static int32_t thread_given(uintptr_t environment) {
  for (unsigned i = 0; i < MOST_ENVIRONMENTS; i++) {
    if (__atomic_load_n(&given[i].environment, __ATOMIC_ACQUIRE) == environment) {
      return given[i].thread;
    }
  }
  return 0;
}

/*
 * Called for an environment that is not that of the innermost call of this thread. One that another
 * thread of the VM was given lies on that thread's stack, so nobody can have given it to this one.
 */
__attribute__((visibility("hidden"))) void trap_environment_used(
    unsigned import, uintptr_t environment) {
  int32_t thread = environment == 0 ? 0 : thread_given(environment);
  const struct slot *slot = slot_mine();
  if (thread == 0 || thread == slot->thread
      || __atomic_fetch_add(&note_count, 1, __ATOMIC_RELAXED) >= MOST_NOTES) {
    return;
  }
  struct line line;
  line_start(&line, "environment");
  line_text(&line, "used_by", names[import]);
  line_hex(&line, "value", environment);
  line_number(&line, "given_to", thread);
  line_number(&line, "thread", slot->thread);
  line_number(&line, "phase", slot->phase);
  line_number(&line, "function", slot->function);
  line_number(&line, "library", slot->library);
  line_number(&line, "starter", slot->starter);
  line_number(&line, "started_in", slot->started_in);
  line_write(&line);
}

typedef uintptr_t schedule_function(
    void *, const char *, int, void *, int, const uintptr_t *);
static schedule_function *real_schedule;

/* Instead of enif_schedule_nif: the function to come is watched under the name that it has there. */
static uintptr_t schedule(void *environment, const char *name, int flags, void *function, int argc,
                          const uintptr_t *argv) {
  struct watched call = {.function = function,
                         .kind = WATCH_CALL,
                         .library = slot_mine()->library,
                         .flags = (unsigned)flags};
  void *stub = function == NULL || name == NULL ? function : watch_once(call, name, (unsigned)argc);
  return real_schedule(environment, name, flags, stub, argc, argv);
}

/* Those whose first argument is an environment. */
static bool takes_environment(const char *name) {
  static const char *const STARTS[] = {"enif_make_", "enif_get_",     "enif_inspect_",
                                       "enif_is_",   "enif_raise_",   "enif_has_pending",
                                       "enif_send",  "enif_term_to_", "enif_binary_to_"};
  for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
    if (strncmp(name, STARTS[i], strlen(STARTS[i])) == 0) {
      return true;
    }
  }
  return false;
}

static void *instead_of(const char *name, void *function) {
  if (strcmp(name, "enif_schedule_nif") == 0) {
    real_schedule = (schedule_function *)function;
    return (void *)schedule;
  }
  if (!takes_environment(name)) {
    return function;
  }
  for (unsigned i = 0; i < import_count; i++) {
    if (trap_imports[i] == function) {
      return (void *)(trap_import_stubs + i * STUB_SIZE);
    }
  }
  if (import_count == IMPORTS_MOST) {
    return function;
  }
  names[import_count] = exported_symbol((uintptr_t)function, &(uintptr_t){0});
  names[import_count] = names[import_count] != NULL ? names[import_count] : "enif_";
  trap_imports[import_count] = function;
  return (void *)(trap_import_stubs + import_count++ * STUB_SIZE);
}

static void turn(void **pointer, const char *name) {
  const struct mapping *mapping = maps_find((uintptr_t)pointer);
  if (mapping == NULL || !address_in_program((uintptr_t)*pointer)) {
    return;
  }
  void *target = instead_of(name, *pointer);
  if (mapping->writable) {
    *pointer = target;
    return;
  }
  uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
  void *page = (void *)((uintptr_t)pointer & ~(size - 1));
  if (mprotect(page, size, PROT_READ | PROT_WRITE) == 0) {
    *pointer = target;
    mprotect(page, size, PROT_READ);
  }
}

static void turn_all(const struct link_map *object, const ElfW(Rela) *relocations, size_t size,
                     const ElfW(Sym) *symbols, const char *strings) {
  for (size_t i = 0; relocations != NULL && i < size / sizeof *relocations; i++) {
    unsigned type = (unsigned)ELF64_R_TYPE(relocations[i].r_info);
    const char *name = strings + symbols[ELF64_R_SYM(relocations[i].r_info)].st_name;
    if ((type == BY_CALL || type == BY_DATA) && strncmp(name, "enif_", 5) == 0) {
      turn((void **)(object->l_addr + relocations[i].r_offset), name);
    }
  }
}

/* `handle` is what dlopen answered: in glibc and musl the object's link_map. */
void imports_watch(void *handle) {
  const struct link_map *object = handle;
  const ElfW(Sym) *symbols = NULL;
  const char *strings = NULL;
  const ElfW(Rela) *by_call = NULL;
  const ElfW(Rela) *others = NULL;
  size_t by_call_size = 0;
  size_t others_size = 0;
  for (const ElfW(Dyn) *entry = object->l_ld; entry != NULL && entry->d_tag != DT_NULL; entry++) {
    uintptr_t address = entry->d_un.d_ptr;
    address += address < object->l_addr ? object->l_addr : 0;
    switch (entry->d_tag) {
      case DT_SYMTAB: symbols = (const void *)address; break;
      case DT_STRTAB: strings = (const void *)address; break;
      case DT_JMPREL: by_call = (const void *)address; break;
      case DT_PLTRELSZ: by_call_size = entry->d_un.d_val; break;
      case DT_RELA: others = (const void *)address; break;
      case DT_RELASZ: others_size = entry->d_un.d_val; break;
      default: break;
    }
  }
  if (symbols != NULL && strings != NULL) {
    maps_read(false);
    turn_all(object, by_call, by_call_size, symbols, strings);
    turn_all(object, others, others_size, symbols, strings);
  }
}
