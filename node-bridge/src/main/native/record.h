/*
 * The report file, little endian, mapped shared:
 *
 *      0  "NIFTRAP1"
 *      8  u32 bytes of text that were written
 *     12  u32 bytes of text that fit
 *     16  u32 lines that did not fit
 *     20  u32 threads that libraries started
 *     24  u32 timers that libraries started
 *     64  128 slots of 64 bytes, one for each thread:
 *           i32 thread id (0: free), i32 phase (words.h), i32 function, i32 library,
 *           i32 function that started the thread, i32 phase in which it was started,
 *           i32 function of a table that returned last; -1: none
 *   8256  text: lines of `keyword name=value ...`, each ended by a newline. In values, bytes outside
 *         '!'..'~' and '%' are written %XX. Addresses are hexadecimal with 0x.
 *
 * Functions and libraries are numbered by the `function` and `library` lines.
 */
#ifndef NIFPROOF_RECORD_H
#define NIFPROOF_RECORD_H

#include "trap.h"
#include "words.h"

#define RECORD_MAGIC "NIFTRAP1"

enum {
  RECORD_SLOTS = 128,
  RECORD_SLOT_SIZE = 64,
  RECORD_SLOTS_AT = 64,
  RECORD_TEXT_AT = RECORD_SLOTS_AT + RECORD_SLOTS * RECORD_SLOT_SIZE,
  RECORD_SIZE = 1 << 20,
  RECORD_RESERVE = 1 << 19 /* bytes of text that only the end of the process may use */
};

struct header {
  char magic[8];
  uint32_t used;
  uint32_t capacity;
  uint32_t lost;
  uint32_t threads;
  uint32_t timers;
};

struct slot {
  int32_t thread;
  int32_t phase;
  int32_t function;
  int32_t library;
  int32_t starter;
  int32_t started_in;
  int32_t returned; /* the function of a table that returned last */
  int32_t unused[9];
};
_Static_assert(sizeof(struct slot) == RECORD_SLOT_SIZE, "a slot has the size that Java reads");
_Static_assert(sizeof(struct header) <= RECORD_SLOTS_AT, "the header ends before the slots");

bool record_open(const char *path);

/* Whether there is a report to write: false until record_open(), and for ever in what is no VM. */
bool record_active(void);

/* Whether this is the process that opened it, and none that was forked. */
bool record_is_ours(void);

/* What is noted from now on is how the process ends or hangs: it may use the reserve. */
void record_dying(void);

/*
 * The slot of this thread; never NULL. One that was begun by nobody we know is no thread of the VM,
 * which starts them all by pthread_create: the C library runs it for a library's timer or request.
 */
struct slot *slot_mine(void);

/* How a thread came to be. */
struct beginning {
  int32_t phase;
  int32_t library;
  int32_t starter;
  int32_t started_in;
  char creator[16]; /* the name of the thread that started it, which it inherits */
};
void slot_begin(const struct beginning *beginning);
void slot_end(void);

/* A library started a thread, or a timer. */
void record_thread(void);
void record_timer(void);

/* A line in the making. What does not fit into it is cut. */
struct line {
  size_t used;
  char text[2000];
};
void line_start(struct line *line, const char *keyword);
void line_number(struct line *line, const char *name, long value);
void line_hex(struct line *line, const char *name, uint64_t value);
void line_text(struct line *line, const char *name, const char *value);
void line_bytes(struct line *line, const char *name, const unsigned char *bytes, size_t count);
void line_write(struct line *line);

/* What this thread is doing, as far as a library is concerned. */
void line_whereabouts(struct line *line);

#endif
