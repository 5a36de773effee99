/* A library that does on purpose what no library must be able to do. Each deed returns what came of
 * it: `denied`, or `done` with the number of the step that worked. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <erl_nif.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char canary[1024];

static int writes(const char *path) {
  int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
  if (fd < 0) return 0;
  int wrote = write(fd, "x", 1) == 1;
  close(fd);
  return wrote;
}

static int write_canary(void) { return writes(canary); }

static int remount(void) {
  return !mount("none", "/", NULL, MS_REMOUNT | MS_BIND, NULL) ||
         !mount("none", "/usr", NULL, MS_REMOUNT | MS_BIND, NULL) ||
         !mount("tmpfs", "/usr", "tmpfs", 0, NULL) || !umount2("/tmp", MNT_DETACH);
}

static int new_namespace(void) {
  return !unshare(CLONE_NEWUSER) || !unshare(CLONE_NEWNS) ||
         syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0) >= 0;
}

static int trace_guard(void) {
  return !ptrace(PTRACE_ATTACH, 1, 0, 0) || !ptrace(PTRACE_SEIZE, getppid(), 0, 0) ||
         open("/proc/1/mem", O_RDWR) >= 0 || open("/proc/1/fd/9", O_WRONLY) >= 0 ||
         open("/proc/1/fd/1", O_WRONLY) >= 0;
}

static int kill_guard(void) {
  kill(1, SIGKILL);
  kill(1, SIGSTOP);
  kill(getppid(), SIGTERM);
  usleep(50000);
  return kill(1, 0) != 0;
}

static int see_others(void) {
  int count = 0;
  DIR *all = opendir("/proc");
  for (struct dirent *one; all && (one = readdir(all));)
    if (one->d_name[0] >= '0' && one->d_name[0] <= '9') count++;
  return count > 20;
}

static int daemon_without_environment(void) {
  if (fork() == 0) {
    setsid();
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (fork() == 0) {
      char *argv[] = {"sleep", "4242", NULL}, *none[] = {NULL};
      execve("/bin/sleep", argv, none);
    }
    _exit(0);
  }
  return 0;
}

static int fork_many(void) {
  for (int i = 0; i < 300; i++)
    if (fork() == 0) {
      setsid();
      for (;;) pause();
    }
  return 0;
}

static int connects(int family, const struct sockaddr *address, socklen_t size) {
  int fd = socket(family, SOCK_STREAM, 0);
  int done = fd >= 0 && !connect(fd, address, size);
  if (fd >= 0) close(fd);
  return done;
}

static int connect_out(void) {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(53)};
  inet_pton(AF_INET, "192.0.2.1", &there.sin_addr);
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(53)};
  inet_pton(AF_INET6, "2001:db8::1", &six.sin6_addr);
  return connects(AF_INET, (void *)&there, sizeof there) ||
         connects(AF_INET6, (void *)&six, sizeof six);
}

static int host_port;
static int connect_host(void) {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(host_port)};
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return connects(AF_INET, (void *)&there, sizeof there);
}

static int connect_sockets(void) {
  const char *paths[] = {"/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket"};
  for (int i = 0; i < 3; i++) {
    struct sockaddr_un there = {.sun_family = AF_UNIX};
    strcpy(there.sun_path, paths[i]);
    if (connects(AF_UNIX, (void *)&there, sizeof there)) return 1;
  }
  return socket(40 /* vsock */, SOCK_STREAM, 0) >= 0 || socket(38 /* alg */, SOCK_SEQPACKET, 0) >= 0;
}

static int type_into_terminal(void) {
  char key = 'x';
  int tty = open("/dev/tty", O_RDWR);
  return tty >= 0 || !ioctl(0, TIOCSTI, &key) || errno != EPERM;
}

static int kernel(void) {
  return syscall(SYS_bpf, 0, 0, 0) >= 0 || syscall(SYS_keyctl, 0, 0, 0, 0, 0) >= 0 ||
         syscall(SYS_perf_event_open, 0, 0, 0, 0, 0) >= 0 || syscall(SYS_userfaultfd, 0) >= 0 ||
         syscall(425 /* io_uring_setup */, 1, 0) >= 0 || syscall(SYS_reboot, 0, 0, 0, 0) >= 0;
}

static int devices(void) {
  return open("/dev/mem", O_RDONLY) >= 0 || open("/dev/kmsg", O_RDONLY) >= 0 ||
         !mknod("sda", S_IFBLK | 0600, 8 << 8) || open("/dev/vda", O_RDONLY) >= 0;
}

static int secrets(void) {
  return getenv("NIFPROOF_TEST_SECRET") != NULL || open("/etc/shadow", O_RDONLY) >= 0 ||
         open("/root/.ssh", O_RDONLY) >= 0 || opendir("/home") != NULL;
}

static int become_root(void) {
  return (geteuid() != 0 && !setuid(0)) || prctl(PR_CAPBSET_READ, 21) == 1 ||
         !chroot("/tmp") || !sethostname("x", 1);
}

static int replace_programs(void) {
  /* Opened only: where a wall has a hole, the machine must not be harmed by its test. */
  return open("/usr/bin/env", O_WRONLY) >= 0 || open("/etc/passwd", O_WRONLY) >= 0 ||
         open("/proc/sys/kernel/core_pattern", O_WRONLY) >= 0 ||
         open("/proc/sys/vm/drop_caches", O_WRONLY) >= 0 ||
         open("/proc/sysrq-trigger", O_WRONLY) >= 0 || !access("/bin", W_OK) || !access("/etc", W_OK);
}

static int take_shared_memory(void) {
  size_t size = (size_t)1 << 30;
  char *all = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (size_t i = 0; all != MAP_FAILED && i < size; i += 4096) all[i] = 1;
  for (;;) pause();
}

static int fill_temporary(void) {
  static char block[1 << 20];
  int fd = open("/dev/shm/all", O_CREAT | O_WRONLY, 0600);
  long long wrote = 0;
  for (ssize_t got; (got = write(fd, block, sizeof block)) > 0;) wrote += got;
  return fd < 0 || wrote > (512LL << 20);
}

static const struct {
  const char *name;
  int (*deed)(void);
} deeds[] = {
    {"write_canary", write_canary},
    {"remount", remount},
    {"new_namespace", new_namespace},
    {"trace_guard", trace_guard},
    {"kill_guard", kill_guard},
    {"see_others", see_others},
    {"daemon_without_environment", daemon_without_environment},
    {"fork_many", fork_many},
    {"connect_out", connect_out},
    {"connect_host", connect_host},
    {"connect_sockets", connect_sockets},
    {"type_into_terminal", type_into_terminal},
    {"kernel", kernel},
    {"devices", devices},
    {"secrets", secrets},
    {"become_root", become_root},
    {"replace_programs", replace_programs},
    {"take_shared_memory", take_shared_memory},
    {"fill_temporary", fill_temporary},
};

/* deed(Name, Canary, Port) */
static ERL_NIF_TERM deed(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  char name[64] = "";
  (void)argc;
  enif_get_atom(env, argv[0], name, sizeof name, ERL_NIF_LATIN1);
  enif_get_string(env, argv[1], canary, sizeof canary, ERL_NIF_LATIN1);
  enif_get_int(env, argv[2], &host_port);
  for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
    if (!strcmp(deeds[i].name, name)) return enif_make_atom(env, deeds[i].deed() ? "done" : "denied");
  return enif_make_badarg(env);
}

static ErlNifFunc functions[] = {{"deed", 3, deed, 0}};
ERL_NIF_INIT(hostile, functions, NULL, NULL, NULL, NULL)
