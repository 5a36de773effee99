#include "watched.h"

struct watched watched[WATCHED_MOST];

__thread struct frame *trap_frame;
