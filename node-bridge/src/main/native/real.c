#include "real.h"

#include <link.h>
#include <string.h>

#include "objects.h"

struct real_functions real;

static const struct {
  const char *name;
  size_t field;
} WANTED[] = {
    {"dlopen", offsetof(struct real_functions, dlopen)},
    {"dlsym", offsetof(struct real_functions, dlsym)},
    {"dlclose", offsetof(struct real_functions, dlclose)},
    {"pthread_create", offsetof(struct real_functions, pthread_create)},
    {"sigaction", offsetof(struct real_functions, sigaction)},
    {"sigaltstack", offsetof(struct real_functions, sigaltstack)},
    {"pthread_exit", offsetof(struct real_functions, pthread_exit)},
    {"pthread_key_create", offsetof(struct real_functions, pthread_key_create)},
    {"pthread_setspecific", offsetof(struct real_functions, pthread_setspecific)},
    {"alarm", offsetof(struct real_functions, alarm)},
    {"ualarm", offsetof(struct real_functions, ualarm)},
    {"setitimer", offsetof(struct real_functions, setitimer)},
    {"timer_create", offsetof(struct real_functions, timer_create)},
    {"quick_exit", offsetof(struct real_functions, quick_exit)},
    {"exit", offsetof(struct real_functions, exit)},
    {"_exit", offsetof(struct real_functions, underscore_exit)},
    {"close", offsetof(struct real_functions, close)},
    {"close_range", offsetof(struct real_functions, close_range)},
};

static int find_in(struct dl_phdr_info *object, size_t size, void *past_self) {
  (void)size;
  bool *past = past_self;
  if (object_contains(object, (uintptr_t)&real)) {
    *past = true;
    return 0;
  }
  struct symbols symbols;
  if (!*past || !symbols_of(object, &symbols)) {
    return 0;
  }
  for (size_t i = 0; i < symbols.count; i++) {
    const ElfW(Sym) *symbol = &symbols.all[i];
    bool old_version = symbols.versions != NULL && (symbols.versions[i] & 0x8000) != 0;
    if (!symbol_is_function(symbol) || old_version) {
      continue;
    }
    for (size_t k = 0; k < sizeof WANTED / sizeof *WANTED; k++) {
      void **field = (void **)((char *)&real + WANTED[k].field);
      if (*field == NULL && strcmp(WANTED[k].name, symbols.names + symbol->st_name) == 0) {
        *field = (void *)(symbols.base + symbol->st_value);
      }
    }
  }
  return 0;
}

/* As RTLD_NEXT does: in the objects that come after this one. */
void real_functions_find_more(void) {
  bool past_self = false;
  dl_iterate_phdr(find_in, &past_self);
}

void real_functions_find(void) {
  if (real.dlsym == NULL || real.exit == NULL) {
    real_functions_find_more();
  }
}
