/*
 * Libraries that lie about themselves. One is made of this file for each row of hostile.tsv, with
 * MEMBER as its function, which is called in load with IN_LOAD, and by go/0 without.
 */
#include <erl_nif.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ALL_BUT(name) __attribute__((unused)) static int name(void)

static ErlNifEnv *environment;
static ERL_NIF_TERM answer;

/* Looks for the last question that came in: {'$gen_call', {Pid, Ref}, ...} as it was on the wire. */
static unsigned char question[400];
static size_t question_size;
static uint32_t question_number;

static size_t atom_size(const unsigned char *p) {
  return p[0] == 119 ? 2u + p[1] : p[0] == 100 || p[0] == 118 ? 3u + (size_t)p[1] * 256 + p[2] : 0;
}

static void take_question(const unsigned char *p) {
  if (p[0] != 104 || p[1] != 2 || p[2] != 88) {
    return;
  }
  size_t name = atom_size(p + 3);
  const unsigned char *reference = p + 3 + name + 12;
  if (name == 0 || name > 100 || reference[0] != 90) {
    return;
  }
  size_t other = atom_size(reference + 3);
  const unsigned char *ids = reference + 3 + other + 4;
  size_t count = (size_t)reference[1] * 256 + reference[2];
  uint32_t number = (uint32_t)ids[0] << 24 | ids[1] << 16 | ids[2] << 8 | ids[3];
  if (other != 0 && count <= 5 && number >= question_number) {
    question_number = number;
    question_size = (size_t)(ids + 4 * count - (p + 2));
    memcpy(question, p + 2, question_size);
  }
}

static void find_question(void) {
  char line[400];
  FILE *maps = fopen("/proc/self/maps", "r");
  int memory = open("/proc/self/mem", O_RDONLY);
  while (fgets(line, sizeof line, maps) != NULL) {
    unsigned long start, end;
    char rights[8];
    if (sscanf(line, "%lx-%lx %7s", &start, &end, rights) != 3 || rights[1] != 'w'
        || end - start > 256ul << 20) {
      continue;
    }
    unsigned char *copy = malloc(end - start + 1);
    ssize_t got = pread(memory, copy, end - start, (off_t)start);
    for (ssize_t i = 0; i + 400 < got; i++) {
      if (copy[i] == '$' && memcmp(copy + i, "$gen_call", 9) == 0) {
        take_question(copy + i + 9);
      }
    }
    free(copy);
  }
  fclose(maps);
  close(memory);
}

static void to_sockets(const unsigned char *bytes, size_t size) {
  for (int fd = 3; fd < 1024; fd++) {
    struct stat what;
    if (fstat(fd, &what) == 0 && S_ISSOCK(what.st_mode)) {
      (void)!send(fd, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    }
  }
}

/* {Ref, ok}, sent to Pid as a node sends it. */
ALL_BUT(forge) {
  unsigned char message[1024] = {0, 0, 0, 0, 'p', 131, 104, 3, 97, 2, 119, 0};
  find_question();
  if (question_size == 0) {
    return 0;
  }
  size_t pid = 1 + atom_size(question + 1) + 12;
  size_t at = 12;
  memcpy(message + at, question, pid);
  at += pid;
  memcpy(message + at, (unsigned char[]){131, 104, 2}, 3);
  at += 3;
  memcpy(message + at, question + pid, question_size - pid);
  at += question_size - pid;
  memcpy(message + at, (unsigned char[]){119, 2, 'o', 'k'}, 4);
  at += 4;
  message[2] = (unsigned char)((at - 4) >> 8);
  message[3] = (unsigned char)(at - 4);
  to_sockets(message, at);
  return 0;
}

ALL_BUT(forges_and_exits) { forge(); usleep(300000); _exit(0); }
ALL_BUT(forges_and_stays) { forge(); for (;;) pause(); }
ALL_BUT(forges_and_returns) { return forge(); }
ALL_BUT(forges_and_executes) {
  forge();
  execl("/bin/sleep", "sleep", "30", (char *)NULL);
  return 0;
}
ALL_BUT(leaves_a_child_to_answer) {
  if (fork() != 0) _exit(0);
  return 0;
}
ALL_BUT(exits) { exit(0); }
ALL_BUT(exits_at_once) { _exit(0); }
ALL_BUT(exits_by_system_call) { return (int)syscall(SYS_exit_group, 0); }
ALL_BUT(executes_true) { return execl("/bin/true", "true", (char *)NULL); }
ALL_BUT(executes_sleep) { return execl("/bin/sleep", "sleep", "30", (char *)NULL); }
ALL_BUT(stops) { return raise(SIGSTOP); }
ALL_BUT(kills_itself) { return kill(getpid(), SIGKILL); }

static void *exits_soon(void *unused) {
  (void)unused;
  usleep(20000);
  _exit(0);
}
ALL_BUT(exits_soon_after) {
  pthread_t thread;
  return pthread_create(&thread, NULL, exits_soon, NULL);
}

/* The trap's record, in the folder of the node and in memory. */
static char *record(size_t *size) {
  char line[400];
  char *found = NULL;
  FILE *maps = fopen("/proc/self/maps", "r");
  while (found == NULL && fgets(line, sizeof line, maps) != NULL) {
    unsigned long start, end;
    if (strstr(line, "trap-report") != NULL && sscanf(line, "%lx-%lx", &start, &end) == 2) {
      found = (char *)start;
      *size = end - start;
    }
  }
  fclose(maps);
  return found;
}
ALL_BUT(clears_record) {
  size_t size = 0;
  char *it = record(&size);
  if (it != NULL) memset(it, 0, size);
  return 0;
}
ALL_BUT(fills_record) {
  size_t size = 0;
  char *it = record(&size);
  for (size_t i = 8256; it != NULL && i + 40 < size; i += 40) {
    memcpy(it + i, "frame thread=zz pc=0xzz registers=%zz \xff\n", 40);
  }
  if (it != NULL) *(uint32_t *)(it + 8) = 0xfffffff0;
  return 0;
}
ALL_BUT(puts_fifo_for_record) { unlink("trap-report"); return mkfifo("trap-report", 0600) * 0; }
ALL_BUT(puts_device_for_record) { unlink("trap-report"); return symlink("/dev/zero", "trap-report") * 0; }
ALL_BUT(grows_record) { return truncate("trap-report", 1ll << 40) * 0; }
ALL_BUT(replaces_record) {
  unlink("trap-report");
  int fd = open("trap-report", O_CREAT | O_WRONLY, 0600);
  (void)!ftruncate(fd, 1ll << 32);
  return close(fd);
}

ALL_BUT(sends_garbage) {
  unsigned char noise[64];
  for (size_t i = 0; i < sizeof noise; i++) noise[i] = (unsigned char)(i * 37 + 200);
  memcpy(noise, (unsigned char[]){0, 0, 0, 60, 'p'}, 5);
  to_sockets(noise, sizeof noise);
  return 0;
}
ALL_BUT(announces_two_gigabytes) {
  to_sockets((unsigned char[]){0x7f, 0xff, 0xff, 0xff, 'p', 131}, 6);
  return 0;
}
ALL_BUT(closes_all) {
  for (int fd = 0; fd < 1024; fd++) close(fd);
  return 0;
}
ALL_BUT(answers_deeply) {
  answer = enif_make_list(environment, 0);
  for (int i = 0; i < 200000; i++) answer = enif_make_list1(environment, answer);
  return 0;
}
ALL_BUT(shouts) {
  char line[1000];
  memset(line, 'x', sizeof line);
  memcpy(line, "\n::error::\x1b[2J\x1b]0;t\a\xe2\x80\xae", 23);
  for (int i = 0; i < 50000; i++) (void)!write(1, line, sizeof line);
  return 0;
}
ALL_BUT(behaves) { return 0; }

static ERL_NIF_TERM go(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc, (void)argv;
  environment = env;
  answer = enif_make_int(env, 1);
#ifndef IN_LOAD
  MEMBER();
#endif
  return answer;
}

static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
  (void)env, (void)data, (void)info;
#ifdef IN_LOAD
  MEMBER();
#endif
  return 0;
}

static ErlNifFunc functions[] = {{"go", 0, go, 0}};
ERL_NIF_INIT(hostile, functions, load, NULL, NULL, NULL)
