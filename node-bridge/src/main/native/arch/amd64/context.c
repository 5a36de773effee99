/* What a signal interrupted, on x86-64. */
#include "arch.h"
#include "record.h"

enum { PAGE_FAULT = 14, FAULT_WRITES = 2, FAULT_FETCHES = 16 };

static const struct {
  const char *name;
  int index;
} REGISTERS[] = {
    {"rax", REG_RAX}, {"rbx", REG_RBX}, {"rcx", REG_RCX}, {"rdx", REG_RDX}, {"rsi", REG_RSI},
    {"rdi", REG_RDI}, {"rbp", REG_RBP}, {"rsp", REG_RSP}, {"r8", REG_R8},   {"r9", REG_R9},
    {"r10", REG_R10}, {"r11", REG_R11}, {"r12", REG_R12}, {"r13", REG_R13}, {"r14", REG_R14},
    {"r15", REG_R15}, {"rip", REG_RIP}, {"eflags", REG_EFL},
};

void context_note_registers(const ucontext_t *context) {
  struct line line;
  line_start(&line, "registers");
  for (size_t i = 0; i < sizeof REGISTERS / sizeof *REGISTERS; i++) {
    line_hex(&line, REGISTERS[i].name, (uint64_t)context->uc_mcontext.gregs[REGISTERS[i].index]);
  }
  line_write(&line);
}

uintptr_t context_pc(const ucontext_t *context) {
  return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
}

uintptr_t context_sp(const ucontext_t *context) {
  return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
}

void context_set(ucontext_t *context, uintptr_t pc, uintptr_t sp) {
  context->uc_mcontext.gregs[REG_RIP] = (greg_t)pc;
  context->uc_mcontext.gregs[REG_RSP] = (greg_t)sp;
}

/* Of a page fault the processor gives an error code. */
enum access context_access(const ucontext_t *context, uintptr_t address) {
  if (context->uc_mcontext.gregs[REG_TRAPNO] != PAGE_FAULT) {
    return ACCESS_UNKNOWN;
  }
  long error = context->uc_mcontext.gregs[REG_ERR];
  if ((error & FAULT_FETCHES) != 0 || address == context_pc(context)) {
    return ACCESS_FETCH;
  }
  return (error & FAULT_WRITES) != 0 ? ACCESS_WRITE : ACCESS_READ;
}

void context_return(ucontext_t *context) {
  uintptr_t *stack = (uintptr_t *)context_sp(context);
  context_set(context, *stack, (uintptr_t)(stack + 1));
}
