#include "objects.h"

#include <elf.h>
#include <string.h>

#include "record.h"

bool object_contains(const struct dl_phdr_info *object, uintptr_t address) {
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    uintptr_t start = object->dlpi_addr + segment->p_vaddr;
    if (segment->p_type == PT_LOAD && address >= start && address - start < segment->p_memsz) {
      return true;
    }
  }
  return false;
}

/* A GNU hash table does not say how many symbols there are: the longest chain ends at the last. */
static size_t count_by_gnu_hash(const uint32_t *hash) {
  uint32_t buckets = hash[0];
  uint32_t first = hash[1];
  const uint32_t *bucket = hash + 4 + hash[2] * (sizeof(ElfW(Addr)) / sizeof(uint32_t));
  const uint32_t *chain = bucket + buckets;
  uint32_t last = 0;
  for (uint32_t i = 0; i < buckets; i++) {
    last = bucket[i] > last ? bucket[i] : last;
  }
  if (last < first) {
    return first;
  }
  while ((chain[last - first] & 1) == 0) {
    last++;
  }
  return last + 1;
}

bool symbols_of(const struct dl_phdr_info *object, struct symbols *symbols) {
  const ElfW(Dyn) *entry = NULL;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    if (object->dlpi_phdr[i].p_type == PT_DYNAMIC) {
      entry = (const void *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
    }
  }
  memset(symbols, 0, sizeof *symbols);
  symbols->base = object->dlpi_addr;
  for (; entry != NULL && entry->d_tag != DT_NULL; entry++) {
    /* glibc has relocated these addresses, musl has not, and nobody does for the vDSO. */
    uintptr_t address = entry->d_un.d_ptr;
    address += address < object->dlpi_addr ? object->dlpi_addr : 0;
    switch (entry->d_tag) {
      case DT_SYMTAB: symbols->all = (const void *)address; break;
      case DT_STRTAB: symbols->names = (const void *)address; break;
      case DT_VERSYM: symbols->versions = (const void *)address; break;
      case DT_HASH: symbols->count = ((const uint32_t *)address)[1]; break;
      case DT_GNU_HASH: symbols->count = count_by_gnu_hash((const void *)address); break;
      default: break;
    }
  }
  return symbols->all != NULL && symbols->names != NULL;
}

bool symbol_is_function(const ElfW(Sym) *symbol) {
  int type = ELF64_ST_TYPE(symbol->st_info);
  return symbol->st_shndx != SHN_UNDEF && (type == STT_FUNC || type == STT_NOTYPE);
}

static struct object object_of(const struct dl_phdr_info *info) {
  struct object object = {.base = info->dlpi_addr, .start = UINTPTR_MAX, .end = 0};
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
    uintptr_t start = info->dlpi_addr + segment->p_vaddr;
    if (segment->p_type == PT_LOAD) {
      object.start = start < object.start ? start : object.start;
      object.end = start + segment->p_memsz > object.end ? start + segment->p_memsz : object.end;
    }
  }
  return object;
}

struct place {
  uintptr_t address;
  struct object object;
};

static int is_place(struct dl_phdr_info *info, size_t size, void *argument) {
  (void)size;
  struct place *place = argument;
  if (!object_contains(info, place->address)) {
    return 0;
  }
  place->object = object_of(info);
  return 1;
}

bool object_at(uintptr_t address, struct object *object) {
  struct place place = {.address = address};
  bool found = dl_iterate_phdr(is_place, &place) == 1;
  *object = place.object;
  return found;
}

static int note_object(struct dl_phdr_info *info, size_t size, void *argument) {
  (void)size, (void)argument;
  struct object object = object_of(info);
  struct line line;
  line_start(&line, "object");
  line_hex(&line, "base", object.base);
  line_hex(&line, "start", object.start);
  line_hex(&line, "end", object.end);
  line_text(&line, "path", info->dlpi_name != NULL ? info->dlpi_name : "");
  line_write(&line);
  return 0;
}

void objects_note(void) {
  dl_iterate_phdr(note_object, NULL);
}

enum { MOST_EARLY = 256 };
static const ElfW(Phdr) *early[MOST_EARLY];
static int early_count;

static int remember(struct dl_phdr_info *info, size_t size, void *argument) {
  (void)size, (void)argument;
  if (early_count < MOST_EARLY) {
    early[early_count++] = info->dlpi_phdr;
  }
  return 0;
}

void objects_remember(void) {
  dl_iterate_phdr(remember, NULL);
}

static int is_late(struct dl_phdr_info *info, size_t size, void *address) {
  (void)size;
  if (!object_contains(info, *(uintptr_t *)address)) {
    return 0;
  }
  for (int i = 0; i < early_count; i++) {
    if (early[i] == info->dlpi_phdr) {
      return 2;
    }
  }
  return 1;
}

bool address_is_late(uintptr_t address) {
  return dl_iterate_phdr(is_late, &address) == 1;
}

static int is_program(struct dl_phdr_info *object, size_t size, void *address) {
  (void)size;
  return object_contains(object, *(uintptr_t *)address) ? 1 : 2; /* the program is the first */
}

bool address_in_program(uintptr_t address) {
  return dl_iterate_phdr(is_program, &address) == 1;
}

static int build_id_of(struct dl_phdr_info *object, size_t size, void *found) {
  (void)size;
  const unsigned char **id = found;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    const unsigned char *at = (const void *)(object->dlpi_addr + segment->p_vaddr);
    const unsigned char *end = at + (segment->p_type == PT_NOTE ? segment->p_memsz : 0);
    while (end - at > (ptrdiff_t)sizeof(ElfW(Nhdr))) {
      const ElfW(Nhdr) *note = (const void *)at;
      const unsigned char *name = at + sizeof *note;
      const unsigned char *content = name + ((note->n_namesz + 3) & ~3u);
      if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
        *id = content;
        return (int)note->n_descsz;
      }
      at = content + ((note->n_descsz + 3) & ~3u);
    }
  }
  return -1; /* the program is the first: no other is asked */
}

size_t program_build_id(const unsigned char **bytes) {
  int size = dl_iterate_phdr(build_id_of, bytes);
  return size > 0 && size <= 64 ? (size_t)size : 0;
}

static int is_trap(struct dl_phdr_info *object, size_t size, void *address) {
  (void)size;
  bool found = object_contains(object, *(uintptr_t *)address);
  return found ? (object_contains(object, (uintptr_t)&address_in_trap) ? 1 : 2) : 0;
}

bool address_in_trap(uintptr_t address) {
  return dl_iterate_phdr(is_trap, &address) == 1;
}

struct nearest {
  uintptr_t address;
  const char *name;
  uintptr_t offset;
};

static int nearest_in(struct dl_phdr_info *object, size_t size, void *argument) {
  (void)size;
  struct nearest *nearest = argument;
  struct symbols symbols;
  if (!object_contains(object, nearest->address)) {
    return 0;
  }
  if (!symbols_of(object, &symbols)) {
    return 1;
  }
  for (size_t i = 0; i < symbols.count; i++) {
    const ElfW(Sym) *symbol = &symbols.all[i];
    uintptr_t offset = nearest->address - symbols.base - symbol->st_value;
    if (symbol_is_function(symbol) && symbol->st_size > 0 && offset < symbol->st_size) {
      nearest->name = symbols.names + symbol->st_name;
      nearest->offset = offset;
    }
  }
  return 1;
}

const char *exported_symbol(uintptr_t address, uintptr_t *offset) {
  struct nearest nearest = {address, NULL, 0};
  dl_iterate_phdr(nearest_in, &nearest);
  *offset = nearest.offset;
  return nearest.name;
}
