/* What is mapped where. */
#ifndef NIFPROOF_MAPS_H
#define NIFPROOF_MAPS_H

#include "trap.h"

struct mapping {
  uintptr_t start;
  uintptr_t end;
  bool readable;
  bool writable;
  bool executable;
};

/*
 * There are two, each with a lock of its own, so that a signal handler never waits for, nor spoils,
 * what the code reads that it interrupted.
 */
struct maps;
enum maps_use { MAPS_AT_LOAD, MAPS_AT_END };

/* Reads what is mapped now, and holds it until maps_close(). */
struct maps *maps_open(enum maps_use use, bool note);

/* The same without reading again. */
struct maps *maps_hold(enum maps_use use);
void maps_close(struct maps *maps);

const struct mapping *maps_find(const struct maps *maps, uintptr_t address);
/* The file that is mapped there, read anew; NULL when none is. Valid until maps_close(). */
const char *maps_file_at(struct maps *maps, uintptr_t address);
bool maps_readable(const struct maps *maps, const void *address, size_t size);

#endif
