/* What a signal interrupted, on AArch64. */
#include <string.h>

#include "arch.h"
#include "record.h"

enum { GENERAL_REGISTERS = 31, LINK_REGISTER = 30, SYNDROME = 0x45535201, SYNDROME_WRITES = 64 };

void context_note_registers(const ucontext_t *context) {
  struct line line;
  char name[4] = "x";
  line_start(&line, "registers");
  for (int i = 0; i < GENERAL_REGISTERS; i++) {
    name[1] = (char)(i < 10 ? '0' + i : '0' + i / 10);
    name[2] = (char)(i < 10 ? 0 : '0' + i % 10);
    line_hex(&line, name, context->uc_mcontext.regs[i]);
  }
  line_hex(&line, "sp", context->uc_mcontext.sp);
  line_hex(&line, "pc", context->uc_mcontext.pc);
  line_hex(&line, "pstate", context->uc_mcontext.pstate);
  line_write(&line);
}

uintptr_t context_pc(const ucontext_t *context) {
  return context->uc_mcontext.pc;
}

uintptr_t context_sp(const ucontext_t *context) {
  return context->uc_mcontext.sp;
}

void context_set(ucontext_t *context, uintptr_t pc, uintptr_t sp) {
  context->uc_mcontext.pc = pc;
  context->uc_mcontext.sp = sp;
}

/* The kernel adds the syndrome register as a record of its own: magic, size, value. */
enum access context_access(const ucontext_t *context, uintptr_t address) {
  if (address == context_pc(context)) {
    return ACCESS_FETCH;
  }
  const unsigned char *at = (const unsigned char *)context->uc_mcontext.__reserved;
  for (size_t offset = 0; offset + 16 <= sizeof context->uc_mcontext.__reserved;) {
    uint32_t head[2];
    uint64_t syndrome;
    memcpy(head, at + offset, sizeof head);
    memcpy(&syndrome, at + offset + 8, sizeof syndrome);
    if (head[0] == SYNDROME) {
      return (syndrome & SYNDROME_WRITES) != 0 ? ACCESS_WRITE : ACCESS_READ;
    }
    if (head[0] == 0 || head[1] == 0) {
      break;
    }
    offset += head[1];
  }
  return ACCESS_UNKNOWN;
}

void context_return(ucontext_t *context) {
  context_set(context, context->uc_mcontext.regs[LINK_REGISTER], context_sp(context));
}
