/*
 * Looks into the loaded objects and their symbol tables, without dlsym, whose version differs
 * between C libraries.
 */
#ifndef NIFPROOF_OBJECTS_H
#define NIFPROOF_OBJECTS_H

#include <link.h>

#include "trap.h"

/* The dynamic symbols of one object. */
struct symbols {
  uintptr_t base;
  const ElfW(Sym) *all;
  const char *names;
  const uint16_t *versions;
  size_t count;
};
bool symbols_of(const struct dl_phdr_info *object, struct symbols *symbols);
bool symbol_is_function(const ElfW(Sym) *symbol);
bool object_contains(const struct dl_phdr_info *object, uintptr_t address);

/* Where a loaded object lies. */
struct object {
  uintptr_t base; /* what the dynamic loader adds to the addresses in its file */
  uintptr_t start;
  uintptr_t end;
};
bool object_at(uintptr_t address, struct object *object);

/* Notes where each lies. */
void objects_note(void);

/* Whether an address is in an object that was not there yet at objects_remember(). */
void objects_remember(void);
bool address_is_late(uintptr_t address);

bool address_in_program(uintptr_t address);
bool address_in_trap(uintptr_t address);
const char *exported_symbol(uintptr_t address, uintptr_t *offset);
size_t program_build_id(const unsigned char **bytes); /* its size, 0 when there is none */

#endif
