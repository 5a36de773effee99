/* What a file is like now. */
#ifndef NIFPROOF_FILES_H
#define NIFPROOF_FILES_H

#include "record.h"

/* Adds its size and inode to a line; neither when it is not there. */
void line_file(struct line *line, const char *path);

#endif
