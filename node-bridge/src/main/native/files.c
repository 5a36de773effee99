#include "files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* stat() has other names in older C libraries. */
void line_file(struct line *line, const char *path) {
  struct stat now;
  if (syscall(SYS_newfstatat, AT_FDCWD, path, &now, 0) == 0) {
    line_number(line, "size", (long)now.st_size);
    line_number(line, "inode", (long)now.st_ino);
  }
}
