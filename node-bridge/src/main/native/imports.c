#include "imports.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "guard.h"
#include "maps.h"
#include "objects.h"
#include "record.h"
#include "resources.h"
#include "signals.h"
#include "watch.h"
#include "watched.h"

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

/* The VM's functions, and those of signals, wherever they are; NULL for all others. */
static void *target_of(const char *name, void *function) {
  if (strncmp(name, "enif_", 5) == 0) {
    return address_in_program((uintptr_t)function) ? instead_of(name, function) : NULL;
  }
  return function == NULL ? NULL : signal_function(name, function);
}

static void turn(const struct maps *maps, void **pointer, const char *name) {
  void *target = target_of(name, *pointer);
  const struct mapping *mapping = target == NULL ? NULL : maps_find(maps, (uintptr_t)pointer);
  if (mapping == NULL) {
    return;
  }
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
    const ElfW(Sym) *symbol = &symbols[ELF64_R_SYM(relocations.all[i].r_info)];
    bool by_name = type == RELOCATED_BY_CALL || type == RELOCATED_BY_DATA;
    if (by_name && symbol->st_shndx == SHN_UNDEF) { /* a function of its own may have such a name */
      turn(maps, (void **)(object->l_addr + relocations.all[i].r_offset), strings + symbol->st_name);
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

struct words {
  uintptr_t at;
  uint64_t found[2];
};

static void read_words(void *argument) {
  struct words *words = argument;
  memcpy(words->found, (const void *)words->at, sizeof words->found);
}

/* What lies where an argument points: the result, when the function stored one there. */
static void line_result(struct line *line, uint64_t argument, const char *const names[2]) {
  struct words words = {argument, {0, 0}};
  if (guarded(read_words, &words)) {
    line_hex(line, names[0], words.found[0]);
    line_hex(line, names[1], words.found[1]);
  }
}

static void note_import(const struct import_call *call) {
  static const char *const THIRD[] = {"third_0", "third_1"};
  static const char *const FOURTH[] = {"fourth_0", "fourth_1"};
  uintptr_t offset;
  const char *name = exported_symbol((uintptr_t)trap_imports[call->number], &offset);
  struct line line;
  line_start(&line, "import");
  line_text(&line, "name", name != NULL ? name : "enif_");
  line_hex(&line, "second", call->arguments[0]);
  line_hex(&line, "third", call->arguments[1]);
  line_hex(&line, "fourth", call->arguments[2]);
  line_result(&line, call->arguments[1], THIRD);
  line_result(&line, call->arguments[2], FOURTH);
  line_write(&line);
}

void imports_note(void) {
  for (int i = 0; trap_frame != NULL && i < 2; i++) {
    if (trap_frame->imports[i].number < IMPORTS_MOST) {
      note_import(&trap_frame->imports[i]);
    }
  }
}
