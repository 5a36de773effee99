#include "imports.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "maps.h"
#include "objects.h"
#include "record.h"
#include "resources.h"
#include "watch.h"

extern const char trap_import_stubs[];
extern void *trap_imports[IMPORTS_MOST];

/* Changed while imports_watch() holds the mappings. */
static unsigned import_count;

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
  void *stub = name == NULL ? function : watch_once(call, name, (unsigned)argc);
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
    return resource_function(name, function);
  }
  for (unsigned i = 0; i < import_count; i++) {
    if (trap_imports[i] == function) {
      return (void *)(trap_import_stubs + i * STUB_SIZE);
    }
  }
  if (import_count == IMPORTS_MOST) {
    return function;
  }
  trap_imports[import_count] = function;
  return (void *)(trap_import_stubs + import_count++ * STUB_SIZE);
}

static void turn(const struct maps *maps, void **pointer, const char *name) {
  const struct mapping *mapping = maps_find(maps, (uintptr_t)pointer);
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

struct relocations {
  const ElfW(Rela) *all;
  size_t size;
};

static void turn_all(const struct maps *maps, const struct link_map *object,
                     struct relocations relocations, const ElfW(Sym) *symbols,
                     const char *strings) {
  for (size_t i = 0; relocations.all != NULL && i < relocations.size / sizeof *relocations.all; i++) {
    unsigned type = (unsigned)ELF64_R_TYPE(relocations.all[i].r_info);
    const char *name = strings + symbols[ELF64_R_SYM(relocations.all[i].r_info)].st_name;
    if ((type == RELOCATED_BY_CALL || type == RELOCATED_BY_DATA) && strncmp(name, "enif_", 5) == 0) {
      turn(maps, (void **)(object->l_addr + relocations.all[i].r_offset), name);
    }
  }
}

/* `handle` is what dlopen answered: in glibc and musl the object's link_map. */
void imports_watch(void *handle) {
  const struct link_map *object = handle;
  const ElfW(Sym) *symbols = NULL;
  const char *strings = NULL;
  struct relocations by_call = {NULL, 0};
  struct relocations others = {NULL, 0};
  for (const ElfW(Dyn) *entry = object->l_ld; entry != NULL && entry->d_tag != DT_NULL; entry++) {
    uintptr_t address = entry->d_un.d_ptr;
    address += address < object->l_addr ? object->l_addr : 0;
    switch (entry->d_tag) {
      case DT_SYMTAB: symbols = (const void *)address; break;
      case DT_STRTAB: strings = (const void *)address; break;
      case DT_JMPREL: by_call.all = (const void *)address; break;
      case DT_PLTRELSZ: by_call.size = entry->d_un.d_val; break;
      case DT_RELA: others.all = (const void *)address; break;
      case DT_RELASZ: others.size = entry->d_un.d_val; break;
      default: break;
    }
  }
  if (symbols != NULL && strings != NULL) {
    struct maps *maps = maps_open(MAPS_AT_LOAD, false);
    turn_all(maps, object, by_call, symbols, strings);
    turn_all(maps, object, others, symbols, strings);
    maps_close(maps);
  }
}
