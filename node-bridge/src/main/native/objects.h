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

bool address_in_program(uintptr_t address);
bool address_in_trap(uintptr_t address);
const char *exported_symbol(uintptr_t address, uintptr_t *offset);
size_t program_build_id(const unsigned char **bytes); /* its size, 0 when there is none */

#endif
