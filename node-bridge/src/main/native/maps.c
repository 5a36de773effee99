/* Reads /proc/self/maps. */
#include "maps.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "lock.h"
#include "real.h"
#include "record.h"

enum { MOST_MAPPINGS = 4096 };

struct maps {
  struct lock lock;
  int count;
  struct mapping all[MOST_MAPPINGS];
  uintptr_t wanted; /* whose file is to be kept; 0: none */
  char wanted_file[1024];
  char text[8192];
};

static struct maps at_load;
static struct maps at_end;

static uintptr_t parse_hex(const char **text) {
  uintptr_t value = 0;
  for (;; (*text)++) {
    char c = **text;
    if (c >= '0' && c <= '9') {
      value = value * 16 + (uintptr_t)(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value * 16 + (uintptr_t)(c - 'a' + 10);
    } else {
      return value;
    }
  }
}

/* START-END PERM OFFSET DEVICE INODE   NAME */
static void add(struct maps *maps, const char *text, bool note) {
  if (maps->count == MOST_MAPPINGS) {
    return;
  }
  struct mapping *mapping = &maps->all[maps->count];
  const char *whole = text;
  mapping->start = parse_hex(&text);
  text++;
  mapping->end = parse_hex(&text);
  text++;
  mapping->readable = text[0] == 'r';
  mapping->writable = text[1] == 'w';
  mapping->executable = text[2] == 'x';
  const char *file = strchr(text, '/');
  if (file != NULL && maps->wanted >= mapping->start && maps->wanted < mapping->end) {
    strncpy(maps->wanted_file, file, sizeof maps->wanted_file - 1);
  }
  maps->count++;
  if (note) {
    struct line line;
    line_start(&line, "map");
    line_text(&line, "of", whole);
    line_write(&line);
  }
}

static void split(struct maps *maps, size_t *kept, bool note) {
  char *start = maps->text;
  char *end;
  while ((end = strchr(start, '\n')) != NULL) {
    *end = 0;
    add(maps, start, note);
    start = end + 1;
  }
  *kept = strlen(start);
  memmove(maps->text, start, *kept);
}

static void read_all(struct maps *maps, bool note) {
  int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return;
  }
  maps->count = 0;
  size_t kept = 0;
  ssize_t got;
  while ((got = read(file, maps->text + kept, sizeof maps->text - 1 - kept)) > 0) {
    maps->text[kept + (size_t)got] = 0;
    split(maps, &kept, note);
  }
  real.close(file);
}

struct maps *maps_hold(enum maps_use use) {
  struct maps *maps = use == MAPS_AT_LOAD ? &at_load : &at_end;
  lock_take(&maps->lock);
  return maps;
}

struct maps *maps_open(enum maps_use use, bool note) {
  struct maps *maps = maps_hold(use);
  read_all(maps, note);
  return maps;
}

void maps_close(struct maps *maps) {
  lock_give(&maps->lock);
}

const struct mapping *maps_find(const struct maps *maps, uintptr_t address) {
  for (int i = 0; i < maps->count; i++) {
    if (address >= maps->all[i].start && address < maps->all[i].end) {
      return &maps->all[i];
    }
  }
  return NULL;
}

const char *maps_file_at(struct maps *maps, uintptr_t address) {
  static const char DELETED[] = " (deleted)";
  maps->wanted = address;
  maps->wanted_file[0] = 0;
  read_all(maps, false);
  maps->wanted = 0;
  char *end = strstr(maps->wanted_file, DELETED);
  if (end != NULL && end[sizeof DELETED - 1] == 0) {
    *end = 0;
  }
  return maps->wanted_file[0] != 0 ? maps->wanted_file : NULL;
}

bool maps_readable(const struct maps *maps, const void *address, size_t size) {
  uintptr_t at = (uintptr_t)address;
  uintptr_t end = at + size;
  while (at < end) {
    const struct mapping *mapping = maps_find(maps, at);
    if (mapping == NULL || !mapping->readable) {
      return false;
    }
    at = mapping->end;
  }
  return end >= (uintptr_t)address;
}
