/* Writes the report file. Everything here may be called from a signal handler. */
#include "record.h"

#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *base;
static pid_t owner;
static bool dying;
static struct slot overflow_slot; /* of threads that came when all were taken */
static struct slot ended_slot;    /* of threads, and processes, of which nothing is told any more */
PER_THREAD struct slot *mine;
PER_THREAD char creator[16];

/* A forked child shares the mapping, and would write into the report of its parent. */
static void forget(void) {
  base = NULL;
  mine = &ended_slot;
}

bool record_open(const char *path) {
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return false;
  }
  void *mapped = MAP_FAILED;
  if (ftruncate(file, RECORD_SIZE) == 0) {
    mapped = mmap(NULL, RECORD_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  }
  syscall(SYS_close, file); /* close() is one of those that are replaced */
  if (mapped == MAP_FAILED) {
    return false;
  }
  struct header *header = mapped;
  header->used = 0;
  header->capacity = RECORD_SIZE - RECORD_TEXT_AT;
  memcpy(header->magic, RECORD_MAGIC, sizeof header->magic);
  owner = getpid();
  base = mapped;
  pthread_atfork(NULL, NULL, forget);
  return true;
}

bool record_active(void) {
  return base != NULL;
}

bool record_is_ours(void) {
  return owner == getpid();
}

static struct slot *claim(int32_t thread) {
  struct slot *slots = (struct slot *)(base + RECORD_SLOTS_AT);
  for (int i = 0; i < RECORD_SLOTS; i++) {
    int32_t none = 0;
    if (__atomic_compare_exchange_n(
            &slots[i].thread, &none, thread, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) {
      return &slots[i];
    }
  }
  return &overflow_slot;
}

void slot_begin(const struct beginning *beginning) {
  struct slot *slot = base == NULL ? &ended_slot : claim((int32_t)syscall(SYS_gettid));
  slot->function = -1;
  slot->returned = -1;
  slot->library = beginning->library;
  slot->starter = beginning->starter;
  slot->started_in = beginning->started_in;
  slot->phase = beginning->phase;
  memcpy(creator, beginning->creator, sizeof creator);
  mine = slot;
}

struct slot *slot_mine(void) {
  if (mine == NULL) {
    struct beginning unknown = {
        .phase = PHASE_THREAD, .library = -1, .starter = -1, .started_in = -1};
    slot_begin(&unknown);
  }
  return mine;
}

void slot_end(void) {
  if (mine != NULL && mine != &overflow_slot && mine != &ended_slot) {
    mine->phase = PHASE_NONE;
    __atomic_store_n(&mine->thread, 0, __ATOMIC_RELEASE);
  }
  mine = &ended_slot;
}

static void count(size_t field) {
  if (base != NULL) {
    __atomic_fetch_add((uint32_t *)(base + field), 1, __ATOMIC_RELAXED);
  }
}

void record_thread(void) {
  count(offsetof(struct header, threads));
}

void record_timer(void) {
  count(offsetof(struct header, timers));
}

static void put(struct line *line, char c) {
  if (line->used < sizeof line->text - 1) {
    line->text[line->used++] = c;
  }
}

static void put_all(struct line *line, const char *text) {
  while (*text != 0) {
    put(line, *text++);
  }
}

static void put_name(struct line *line, const char *name) {
  put(line, ' ');
  put_all(line, name);
  put(line, '=');
}

static void put_digits(struct line *line, uint64_t value, unsigned base_of) {
  char digits[24];
  int count = 0;
  do {
    digits[count++] = "0123456789abcdef"[value % base_of];
    value /= base_of;
  } while (value != 0);
  while (count > 0) {
    put(line, digits[--count]);
  }
}

void line_start(struct line *line, const char *keyword) {
  line->used = 0;
  put_all(line, keyword);
}

void line_number(struct line *line, const char *name, long value) {
  put_name(line, name);
  if (value < 0) {
    put(line, '-');
  }
  put_digits(line, value < 0 ? -(uint64_t)value : (uint64_t)value, 10);
}

void line_hex(struct line *line, const char *name, uint64_t value) {
  put_name(line, name);
  put_all(line, "0x");
  put_digits(line, value, 16);
}

void line_text(struct line *line, const char *name, const char *value) {
  put_name(line, name);
  for (; *value != 0; value++) {
    unsigned char c = (unsigned char)*value;
    if (c > ' ' && c < 0x7f && c != '%') {
      put(line, (char)c);
    } else {
      put(line, '%');
      put(line, "0123456789abcdef"[c >> 4]);
      put(line, "0123456789abcdef"[c & 15]);
    }
  }
}

void line_bytes(struct line *line, const char *name, const unsigned char *bytes, size_t count) {
  put_name(line, name);
  for (size_t i = 0; i < count; i++) {
    put(line, "0123456789abcdef"[bytes[i] >> 4]);
    put(line, "0123456789abcdef"[bytes[i] & 15]);
  }
}

void record_dying(void) {
  dying = true;
}

void line_write(struct line *line) {
  if (base == NULL) {
    return;
  }
  struct header *header = (struct header *)base;
  line->text[line->used] = '\n';
  uint32_t length = (uint32_t)line->used + 1;
  uint32_t room = header->capacity - (dying ? 0 : RECORD_RESERVE);
  uint32_t at = __atomic_load_n(&header->used, __ATOMIC_RELAXED);
  do {
    if (at + length > room) {
      __atomic_fetch_add(&header->lost, 1, __ATOMIC_RELAXED);
      return;
    }
  } while (!__atomic_compare_exchange_n(
      &header->used, &at, at + length, true, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED));
  memcpy(base + RECORD_TEXT_AT + at, line->text, length);
}

void line_whereabouts(struct line *line) {
  char name[17] = {0};
  const struct slot *slot = slot_mine();
  prctl(PR_GET_NAME, name);
  line_number(line, "thread", slot->thread);
  if (strcmp(name, creator) != 0) {
    line_text(line, "name", name); /* a name that it only inherited says nothing of it */
  }
  line_number(line, "phase", slot->phase);
  line_number(line, "function", slot->function);
  line_number(line, "returned", slot->returned);
  line_number(line, "library", slot->library);
  line_number(line, "starter", slot->starter);
  line_number(line, "started_in", slot->started_in);
}
