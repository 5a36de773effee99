#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "maps.h"
#include "record.h"
#include "watch.h"

static const char *const FAULTS[] = {TABLE_FAULTS(WORD_TEXT)};

/* The offsets of erl_nif.h have not changed since NIF 2.0; rows have 32 bytes from 2.7 on. */
enum {
  ENTRY_MAJOR = 0,
  ENTRY_MINOR = 4,
  ENTRY_NAME = 8,
  ENTRY_COUNT = 16,
  ENTRY_ROWS = 24,
  ENTRY_LOAD = 32,
  ENTRY_UPGRADE = 48,
  ENTRY_UNLOAD = 56,
  ENTRY_END = 72,
  ENTRY_MOST = 256, /* room for what later versions add */
  ROW_NAME = 0,
  ROW_ARITY = 8,
  ROW_FUNCTION = 16,
  ROW_FLAGS = 24,
  ROW_SIZE = 32,
  MOST_ROWS = 65536,
  MOST_NAME = 256,
  MOST_PROBLEMS = 256
};

static void *pointer_at(const char *at, size_t offset) {
  void *value;
  memcpy(&value, at + offset, sizeof value);
  return value;
}

static int int_at(const char *at, size_t offset) {
  int value;
  memcpy(&value, at + offset, sizeof value);
  return value;
}

static bool is_text(const struct maps *maps, const char *text) {
  for (size_t i = 0; i < MOST_NAME; i++) {
    if (!maps_readable(maps, text + i, 1)) {
      return false;
    }
    if (text[i] == 0) {
      return true;
    }
  }
  return true;
}

/* The name and arity of a row, as far as it has a name; NULL for none. */
static void note_row_problem(int library, int row, enum table_fault fault, const void *value,
                             const char *name, int arity) {
  static int problems;
  if (__atomic_fetch_add(&problems, 1, __ATOMIC_RELAXED) >= MOST_PROBLEMS) {
    return;
  }
  struct line line;
  line_start(&line, "table");
  line_number(&line, "library", library);
  line_number(&line, "row", row);
  line_text(&line, "problem", FAULTS[fault]);
  line_hex(&line, "value", (uintptr_t)value);
  if (name != NULL) {
    line_text(&line, "name", name);
    line_number(&line, "arity", arity);
  }
  line_write(&line);
}

static void note_problem(int library, int row, enum table_fault fault, const void *value) {
  note_row_problem(library, row, fault, value, NULL, 0);
}

/* One without a name cannot be called, and brings the VM down before it could. */
static bool row_has_name(const struct maps *maps, int library, int number, const char *row) {
  const char *name = pointer_at(row, ROW_NAME);
  if (name == NULL || !is_text(maps, name)) {
    note_problem(library, number, name == NULL ? FAULT_NO_NAME : FAULT_UNREADABLE_NAME, name);
    return false;
  }
  return true;
}

static void check_function(const struct maps *maps, int library, int number, const char *row,
                           const char *name) {
  void *function = pointer_at(row, ROW_FUNCTION);
  const struct mapping *code = maps_find(maps, (uintptr_t)function);
  if (code == NULL || !code->executable) {
    note_row_problem(library, number, function == NULL ? FAULT_NO_FUNCTION : FAULT_NO_CODE,
                     function, name, int_at(row, ROW_ARITY));
  }
}

/* A row with a bad function is watched too: then its call has a phase and a name. */
static void watch_rows(const struct maps *maps, char *rows, int count, int library) {
  for (int i = 0; i < count; i++) {
    char *row = rows + (size_t)i * ROW_SIZE;
    const char *name = row_has_name(maps, library, i + 1, row) ? pointer_at(row, ROW_NAME) : NULL;
    check_function(maps, library, i + 1, row, name);
    if (name != NULL) {
      struct watched call = {.function = pointer_at(row, ROW_FUNCTION),
                             .kind = WATCH_CALL,
                             .library = library,
                             .flags = (unsigned)int_at(row, ROW_FLAGS)};
      void *stub = watch(call, name, (unsigned)int_at(row, ROW_ARITY));
      memcpy(row + ROW_FUNCTION, &stub, sizeof stub);
    }
  }
}

static int load_nothing(void *env, void **data, uintptr_t info) {
  (void)env, (void)data, (void)info;
  return 0;
}

/* With a load of our own where there is none, the end of the walk over the table is seen. */
static void watch_callback(
    char *entry, size_t offset, enum watched_kind kind, const char *name, int library) {
  void *function = pointer_at(entry, offset);
  if (function == NULL && kind == WATCH_LOAD) {
    function = (void *)load_nothing;
  }
  if (function != NULL) {
    struct watched callback = {.function = function, .kind = kind, .library = library};
    void *stub = watch(callback, name, 0);
    memcpy(entry + offset, &stub, sizeof stub);
  }
}

static char *copy_of(const char *bytes, size_t size, size_t room) {
  char *copy = calloc(1, room);
  if (copy != NULL) {
    memcpy(copy, bytes, size);
  }
  return copy;
}

static size_t readable_size(const struct maps *maps, const char *entry) {
  size_t size = ENTRY_MOST;
  while (size > ENTRY_END && !maps_readable(maps, entry, size)) {
    size -= 8;
  }
  return maps_readable(maps, entry, size) ? size : 0;
}

static void note_entry(const struct maps *maps, const char *entry, int library, int count) {
  const char *name = pointer_at(entry, ENTRY_NAME);
  struct line line;
  line_start(&line, "entry");
  line_number(&line, "library", library);
  line_number(&line, "major", int_at(entry, ENTRY_MAJOR));
  line_number(&line, "minor", int_at(entry, ENTRY_MINOR));
  line_number(&line, "rows", count);
  if (name != NULL && is_text(maps, name)) {
    line_text(&line, "module", name);
  }
  line_write(&line);
}

static void *wrap(const struct maps *maps, void *entry, int library) {
  size_t size = readable_size(maps, entry);
  if (size == 0) {
    note_problem(library, 0, FAULT_UNREADABLE_ENTRY, entry);
    return entry;
  }
  int count = int_at(entry, ENTRY_COUNT);
  const char *rows = pointer_at(entry, ENTRY_ROWS);
  int minor = int_at(entry, ENTRY_MINOR);
  bool known_rows = int_at(entry, ENTRY_MAJOR) == 2 && minor >= 7;
  note_entry(maps, entry, library, count);
  const char *name = pointer_at(entry, ENTRY_NAME);
  if (name == NULL || !is_text(maps, name)) {
    note_problem(library, 0, FAULT_NO_MODULE, name);
  }
  if (count < 0 || count > MOST_ROWS) {
    note_problem(library, 0, FAULT_WRONG_COUNT, (const void *)(intptr_t)count);
    known_rows = false;
  } else if (!maps_readable(maps, rows, (size_t)count * ROW_SIZE)) {
    note_problem(library, 0, FAULT_UNREADABLE_TABLE, rows);
    known_rows = false;
  }
  char *copy = copy_of(entry, size, ENTRY_MOST);
  char *row_copy = known_rows && copy != NULL
                       ? copy_of(rows, (size_t)count * ROW_SIZE, (size_t)(count + 1) * ROW_SIZE)
                       : NULL;
  if (copy == NULL) {
    return entry;
  }
  if (row_copy != NULL) {
    watch_rows(maps, row_copy, count, library);
    memcpy(copy + ENTRY_ROWS, &row_copy, sizeof row_copy);
  }
  watch_callback(copy, ENTRY_LOAD, WATCH_LOAD, "load", library);
  watch_callback(copy, ENTRY_UPGRADE, WATCH_UPGRADE, "upgrade", library);
  watch_callback(copy, ENTRY_UNLOAD, WATCH_UNLOAD, "unload", library);
  return copy;
}

void *entry_wrap(void *entry, int library) {
  if (entry == NULL) {
    return entry;
  }
  struct maps *maps = maps_open(MAPS_AT_LOAD, false);
  void *instead = wrap(maps, entry, library);
  maps_close(maps);
  return instead;
}
