/* Reads /proc/self/maps. Not thread-safe; its users hold a lock of their own. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "record.h"
#include "trap.h"

enum { MOST_MAPPINGS = 4096 };

static struct mapping mappings[MOST_MAPPINGS];
static int mapping_count;
static char previous_file[512];

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
static void add(const char *text, bool note) {
  if (mapping_count == MOST_MAPPINGS) {
    return;
  }
  struct mapping *mapping = &mappings[mapping_count];
  const char *whole = text;
  mapping->start = parse_hex(&text);
  text++;
  mapping->end = parse_hex(&text);
  text++;
  mapping->readable = text[0] == 'r';
  mapping->writable = text[1] == 'w';
  mapping->executable = text[2] == 'x';
  const char *file = strchr(text, '/');
  bool same = file != NULL && mapping_count > 0 && strcmp(file, previous_file) == 0;
  mapping->file_start = same ? mapping[-1].file_start : mapping->start;
  if (file != NULL) {
    strncpy(previous_file, file, sizeof previous_file - 1);
  } else {
    previous_file[0] = 0;
  }
  mapping_count++;
  if (note) {
    struct line line;
    line_start(&line, "map");
    line_text(&line, "of", whole);
    line_write(&line);
  }
}

static void split(char *text, size_t *kept, bool note) {
  char *start = text;
  char *end;
  while ((end = strchr(start, '\n')) != NULL) {
    *end = 0;
    add(start, note);
    start = end + 1;
  }
  *kept = strlen(start);
  memmove(text, start, *kept);
}

void maps_read(bool note) {
  static char text[8192];
  int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return;
  }
  mapping_count = 0;
  previous_file[0] = 0;
  size_t kept = 0;
  ssize_t got;
  while ((got = read(file, text + kept, sizeof text - 1 - kept)) > 0) {
    text[kept + (size_t)got] = 0;
    split(text, &kept, note);
  }
  real.close(file);
}

const struct mapping *maps_find(uintptr_t address) {
  for (int i = 0; i < mapping_count; i++) {
    if (address >= mappings[i].start && address < mappings[i].end) {
      return &mappings[i];
    }
  }
  return NULL;
}

uintptr_t maps_end_of(uintptr_t file_start) {
  uintptr_t end = 0;
  for (int i = 0; i < mapping_count; i++) {
    if (mappings[i].file_start == file_start) {
      end = mappings[i].end;
    }
  }
  return end;
}

bool maps_readable(const void *address, size_t size) {
  uintptr_t at = (uintptr_t)address;
  uintptr_t end = at + size;
  while (at < end) {
    const struct mapping *mapping = maps_find(at);
    if (mapping == NULL || !mapping->readable) {
      return false;
    }
    at = mapping->end;
  }
  return end >= (uintptr_t)address;
}
