/*
 * The first process inside of a node's wall. It starts the VM, carries the distribution between the
 * VM and the tool, and ends everything when either of them is gone: it is process 1 of its own
 * process space, so nothing in there can kill, stop or trace it, and nothing outlives it.
 *
 *   guard node|program DATA FILE DESCRIPTORS PROCESSES MEMORY REPORT COMMAND...
 *
 * The first four numbers are limits of setrlimit(2), 0 for none. MEMORY is how many bytes of
 * anonymous and shared memory all processes inside may use together, PROCESSES how many there may
 * be. REPORT is a file descriptor that gets a line for each process that outlived the VM.
 *
 * "node": stdin and stdout carry the distribution; one byte comes first, when the VM can be
 * reached. The word @port@ of the command becomes the port of the port mapper: this process, which
 * answers the VM's registration and nothing else. "program": no distribution.
 * The end of stdin ends all. What is inside writes both its streams to stderr.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TICK_MS = 200, LAST_MESSAGES_MS = 50, HELPERS_MS = 50, MOST_TOLD = 50, REQUEST = 1024 };

typedef struct {
  char bytes[1 << 16];
  size_t from, to;
} Buffer;

typedef struct {
  unsigned long long data, file, descriptors, processes, memory;
} Limits;

static Buffer to_node, to_tool;
static int listener = -1, mapper = -1, node = -1, report;
static pid_t vm;

static void fail(const char *what) {
  dprintf(2, "nifproof: the wall's guard: %s: %s\n", what, strerror(errno));
  _exit(125);
}

static int unblocked(int fd) {
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
  return fd;
}

static struct sockaddr_in loopback(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/* A port mapper's socket; its port goes into the command. */
static void listen_for(char **command) {
  struct sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) || listen(listener, 8) ||
      getsockname(listener, (struct sockaddr *)&address, &size))
    fail("no port mapper");
  static char port[8];
  snprintf(port, sizeof port, "%d", ntohs(address.sin_port));
  for (; *command; command++)
    if (!strcmp(*command, "@port@")) *command = port;
}

static void limit(int what, unsigned long long most) {
  struct rlimit both;
  if (!most || getrlimit(what, &both)) return;
  if (both.rlim_max == RLIM_INFINITY || both.rlim_max > most) both.rlim_max = most;
  if (both.rlim_cur == RLIM_INFINITY || both.rlim_cur > most) both.rlim_cur = most;
  setrlimit(what, &both);
}

static void start(char **command, const Limits *limits) {
  vm = fork();
  if (vm < 0) fail("fork");
  if (vm) return;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setsid();
  int null = open("/dev/null", O_RDONLY);
  if (null < 0 || dup2(null, 0) < 0 || dup2(2, 1) < 0) fail("streams");
  for (int fd = 3; fd < 16; fd++) close(fd); /* those that were given to us */
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  limit(RLIMIT_DATA, limits->data);
  limit(RLIMIT_FSIZE, limits->file);
  limit(RLIMIT_NOFILE, limits->descriptors);
  limit(RLIMIT_NPROC, limits->processes);
  const char *preload = getenv("NIFPROOF_PRELOAD"); /* for the VM alone */
  if (preload) setenv("LD_PRELOAD", preload, 1);
  unsetenv("NIFPROOF_PRELOAD");
  execv(command[0], command);
  fail(command[0]);
}

/* The VM registers with its port mapper at the moment when it can be reached. */
static void registered(int connection) {
  unsigned char request[REQUEST];
  size_t have = 0, want = 2;
  struct timeval patience = {.tv_sec = 5};
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  while (have < want) {
    ssize_t got = read(connection, request + have, want - have);
    if (got <= 0) break;
    have += got;
    if (have == 2) want = 2 + ((size_t)request[0] << 8 | request[1]);
    if (want > sizeof request) break;
  }
  if (have < want || want < 13 || request[2] != 120) { /* ALIVE2_REQ */
    close(connection);
    return;
  }
  int modern = (request[7] << 8 | request[8]) >= 6;
  if (modern ? write(connection, "\x76\0\0\0\0\1", 6) != 6 : write(connection, "\x79\0\0\1", 4) != 4)
    fail("port mapper");
  struct sockaddr_in address = loopback(request[3] << 8 | request[4]);
  node = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (node < 0 || connect(node, (struct sockaddr *)&address, sizeof address)) fail("distribution");
  unblocked(node);
  mapper = connection; /* open for as long as the VM lives */
  close(listener);     /* nobody registers a second time */
  listener = -1;
  to_tool.bytes[to_tool.to++] = 'R';
}

/* Returns 0 when the other side is gone. */
static int fill(Buffer *buffer, int fd) {
  ssize_t got = read(fd, buffer->bytes + buffer->to, sizeof buffer->bytes - buffer->to);
  if (got > 0) buffer->to += got;
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static int drain(Buffer *buffer, int fd) {
  ssize_t put = write(fd, buffer->bytes + buffer->from, buffer->to - buffer->from);
  if (put > 0) buffer->from += put;
  if (buffer->from == buffer->to) buffer->from = buffer->to = 0;
  return put > 0 || errno == EAGAIN || errno == EINTR;
}

static int room(const Buffer *buffer) { return buffer->to < sizeof buffer->bytes; }

static int waits(const Buffer *buffer) { return buffer->from < buffer->to; }

static unsigned long long kilobytes(const char *status, const char *name) {
  const char *found = strstr(status, name);
  return found ? strtoull(found + strlen(name), NULL, 10) : 0;
}

static ssize_t contents(const char *pid, const char *name, char *bytes, size_t size) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%.20s/%s", pid, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t got = fd < 0 ? -1 : read(fd, bytes, size - 1);
  if (fd >= 0) close(fd);
  bytes[got > 0 ? got : 0] = 0;
  return got;
}

/* Ends the VM when what is inside uses too much, and says so. */
static void watch(const Limits *limits) {
  unsigned long long processes = 0, memory = 0;
  DIR *all = opendir("/proc");
  for (struct dirent *one; all && (one = readdir(all));) {
    char status[4096];
    if (!isdigit((unsigned char)one->d_name[0])) continue;
    processes++;
    if (limits->memory && contents(one->d_name, "status", status, sizeof status) > 0)
      memory += kilobytes(status, "RssAnon:") + kilobytes(status, "RssShmem:");
  }
  if (all) closedir(all);
  const char *key = NULL;
  if (limits->processes && processes > limits->processes + 1) key = "processes";
  if (limits->memory && memory > limits->memory / 1024) key = "memory";
  if (!key) return;
  dprintf(2, "\nnifproof: the wall ended this node: %llu processes, %llu MiB of memory; [wall] `%s` is the limit\n",
          processes - 1, memory / 1024, key);
  kill(-1, SIGKILL);
}

/* How many processes are there beside us; tells their command lines when that is wanted. */
static int left(int tell) {
  DIR *all = opendir("/proc");
  int count = 0;
  for (struct dirent *one; all && (one = readdir(all)) && count < MOST_TOLD;) {
    char line[256];
    if (!isdigit((unsigned char)one->d_name[0]) || atoi(one->d_name) == getpid()) continue;
    ssize_t got = contents(one->d_name, "cmdline", line, sizeof line);
    if (got <= 0) continue; /* a dead one */
    for (ssize_t i = 0; i < got; i++)
      if (!isprint((unsigned char)line[i])) line[i] = ' ';
    if (tell) dprintf(report, "%s %s\n", one->d_name, line);
    count++;
  }
  if (all) closedir(all);
  return count;
}

/* What the VM itself started for its ports ends by itself, a moment after it. */
static void tell_left(void) {
  kill(-vm, SIGKILL);
  for (int i = 0; i < HELPERS_MS && left(0); i++) {
    while (waitpid(-1, NULL, WNOHANG) > 0) continue;
    usleep(1000);
  }
  left(1);
}

/* The VM's last messages are still on their way; another process may hold their socket open. */
static void last_messages(void) {
  for (int i = 0; node >= 0 && i < 1 << 10; i++) {
    struct pollfd in = {node, POLLIN, 0}, out = {1, POLLOUT, 0};
    if (waits(&to_tool) && (poll(&out, 1, LAST_MESSAGES_MS) <= 0 || !drain(&to_tool, 1))) return;
    if (poll(&in, 1, 0) <= 0 || !fill(&to_tool, node)) break;
  }
  if (waits(&to_tool)) drain(&to_tool, 1);
}

static int ended(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Takes in the dead; the end of the VM is ours. */
static void reap(void) {
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
    if (pid != vm) continue;
    last_messages();
    tell_left();
    _exit(ended(status));
  }
}

static void end(void) {
  int status;
  kill(vm, SIGKILL);
  while (waitpid(vm, &status, 0) != vm && errno != ECHILD) continue;
  tell_left();
  _exit(ended(status));
}

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void serve(int signals, int carries, const Limits *limits) {
  for (long long watched = now();;) {
    struct pollfd all[] = {
        {signals, POLLIN, 0},
        {0, carries && node >= 0 && room(&to_node) ? POLLIN : 0, 0},
        {waits(&to_tool) ? 1 : -1, POLLOUT, 0},
        {node, (room(&to_tool) ? POLLIN : 0) | (waits(&to_node) ? POLLOUT : 0), 0},
        {listener, POLLIN, 0},
    };
    int count = poll(all, sizeof all / sizeof *all, TICK_MS);
    if (now() - watched >= TICK_MS) {
      watch(limits);
      watched = now();
    }
    if (count <= 0) continue;
    if (all[0].revents) {
      struct signalfd_siginfo info;
      if (read(signals, &info, sizeof info) > 0) reap();
    }
    if (all[1].revents & POLLIN && !fill(&to_node, 0)) end();
    if (all[1].revents & (POLLHUP | POLLERR) && !(all[1].revents & POLLIN)) end();
    if (all[2].revents && !drain(&to_tool, 1)) end();
    if (all[3].revents & POLLOUT) drain(&to_node, node);
    if (all[3].revents & (POLLIN | POLLHUP | POLLERR) && room(&to_tool) && !fill(&to_tool, node)) {
      close(node); /* the VM lives on */
      node = -1;
    }
    if (node < 0 && mapper >= 0 && !waits(&to_tool)) close(1); /* the tool sees it, too */
    if (all[4].revents) {
      int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
      if (connection >= 0) registered(connection);
    }
  }
}

int main(int argc, char **argv) {
  if (argc < 9) {
    errno = EINVAL;
    fail("arguments");
  }
  int carries = !strcmp(argv[1], "node");
  Limits limits = {strtoull(argv[2], NULL, 10), strtoull(argv[3], NULL, 10),
                   strtoull(argv[4], NULL, 10), strtoull(argv[5], NULL, 10),
                   strtoull(argv[6], NULL, 10)};
  report = atoi(argv[7]);
  prctl(PR_SET_DUMPABLE, 0); /* no memory and no descriptor of ours through /proc */
  signal(SIGPIPE, SIG_IGN);
  sigset_t dead;
  sigemptyset(&dead);
  sigaddset(&dead, SIGCHLD);
  sigprocmask(SIG_BLOCK, &dead, NULL);
  int signals = signalfd(-1, &dead, SFD_CLOEXEC | SFD_NONBLOCK);
  if (signals < 0) fail("signalfd");
  fcntl(report, F_SETFD, FD_CLOEXEC);
  if (carries) listen_for(argv + 8);
  start(argv + 8, &limits);
  unblocked(0);
  unblocked(1);
  serve(signals, carries, &limits);
}
