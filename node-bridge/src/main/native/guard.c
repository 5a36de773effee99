#include "guard.h"

#include <setjmp.h>

PER_THREAD sigjmp_buf *innermost;

bool guarded(void (*step)(void *), void *argument) {
  sigjmp_buf here;
  sigjmp_buf *volatile outer = innermost;
  if (sigsetjmp(here, 0) != 0) {
    innermost = outer;
    return false;
  }
  innermost = &here;
  step(argument);
  innermost = outer;
  return true;
}

void guard_catch(void) {
  if (innermost != NULL) {
    siglongjmp(*innermost, 1);
  }
}
