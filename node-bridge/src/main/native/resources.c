#include "resources.h"

#include <string.h>

#include "record.h"
#include "watch.h"

/* ErlNifResourceTypeInit of erl_nif.h; the last two came with NIF 2.16. */
struct type {
  void *destructor;
  void *stop;
  void *down;
  int members;
  void *dyncall;
};

typedef void *open_function(void *, const char *, const char *, void *, int, int *);
typedef void *open_x_function(void *, const char *, const struct type *, int, int *);

static open_function *real_open;
static open_x_function *real_open_x;
static open_x_function *real_init;

static void *watched_callback(void *function, const char *what, const char *type) {
  char name[300];
  if (function == NULL) {
    return NULL;
  }
  strcpy(name, what);
  strncat(name, type != NULL ? type : "?", sizeof name - strlen(name) - 1);
  struct watched callback = {
      .function = function, .kind = WATCH_RESOURCE, .library = slot_mine()->library};
  return watch_once(callback, name, 0);
}

static void *open_type(void *environment, const char *module, const char *name, void *destructor,
                       int flags, int *tried) {
  void *instead = watched_callback(destructor, "destructor of ", name);
  return real_open(environment, module, name, instead, flags, tried);
}

static void watch_type(struct type *type, const char *name) {
  type->destructor = watched_callback(type->destructor, "destructor of ", name);
  type->stop = watched_callback(type->stop, "stop of ", name);
  type->down = watched_callback(type->down, "down of ", name);
  type->dyncall = watched_callback(type->dyncall, "dyncall of ", name);
}

/* Older libraries have three members, and no room for more. */
static void *open_type_x(void *environment, const char *name, const struct type *type, int flags,
                         int *tried) {
  struct type copy = {.destructor = type->destructor, .stop = type->stop, .down = type->down};
  watch_type(&copy, name);
  return real_open_x(environment, name, &copy, flags, tried);
}

static void *init_type(void *environment, const char *name, const struct type *type, int flags,
                       int *tried) {
  struct type copy = {.members = type->members};
  copy.destructor = type->members > 0 ? type->destructor : NULL;
  copy.stop = type->members > 1 ? type->stop : NULL;
  copy.down = type->members > 2 ? type->down : NULL;
  copy.dyncall = type->members > 3 ? type->dyncall : NULL;
  watch_type(&copy, name);
  return real_init(environment, name, &copy, flags, tried);
}

void *resource_function(const char *name, void *function) {
  if (strcmp(name, "enif_open_resource_type") == 0) {
    real_open = (open_function *)function;
    return (void *)open_type;
  }
  if (strcmp(name, "enif_open_resource_type_x") == 0) {
    real_open_x = (open_x_function *)function;
    return (void *)open_type_x;
  }
  if (strcmp(name, "enif_init_resource_type") == 0) {
    real_init = (open_x_function *)function;
    return (void *)init_type;
  }
  return function;
}
