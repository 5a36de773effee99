/* A library for the module clobbers: the function rbx/0 changes rbx and nothing else that it must
   preserve, and so on; all/0 changes them all. Each returns 1 but fine/0, which returns 42. */
#include <erl_nif.h>
#include <stdint.h>

/* Inline assembly that does not say what it changes: the compiler saves nothing. */
#define CHANGES(name, code)                                                        \
  static ERL_NIF_TERM name(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {  \
    (void)argc, (void)argv;                                                        \
    __asm__ volatile(code);                                                        \
    return enif_make_int(env, 1);                                                  \
  }

/* The compiler uses the frame pointer itself: this one is assembly as a whole. 0x1f is the term 1. */
#define ASSEMBLY(name, code)                                                       \
  ERL_NIF_TERM name(ErlNifEnv *, int, const ERL_NIF_TERM[])                        \
      __attribute__((visibility("hidden")));                                       \
  __asm__(".text\n.globl " #name "\n.hidden " #name "\n" #name ":\n" code "\n");

#ifdef __x86_64__
#define REGISTERS(X)                                                               \
  X(rbx, "mov $1, %ebx") X(r12, "mov $2, %r12d") X(r13, "mov $3, %r13d")           \
  X(r14, "mov $4, %r14d") X(r15, "mov $5, %r15d")                                  \
  X(mxcsr, "movl $0x7f80, -64(%rsp); ldmxcsr -64(%rsp)")                           \
  X(x87, "movw $0x27f, -64(%rsp); fldcw -64(%rsp)") X(direction, "std")
#define FRAME_POINTER rbp
ASSEMBLY(rbp, "mov $6, %ebp\nmov $0x1f, %eax\nret")
#define STACK_POINTER rsp
ASSEMBLY(rsp, "pop %rcx\nsub $64, %rsp\nmov $0x1f, %eax\njmp *%rcx")
#else
#define REGISTERS(X)                                                               \
  X(x19, "mov x19, 1") X(x20, "mov x20, 2") X(x21, "mov x21, 3") X(x22, "mov x22, 4") \
  X(x23, "mov x23, 5") X(x24, "mov x24, 6") X(x25, "mov x25, 7") X(x26, "mov x26, 8") \
  X(x27, "mov x27, 9") X(x28, "mov x28, 10")                                       \
  X(d8, "fmov d8, 1.0") X(d9, "fmov d9, 1.0") X(d10, "fmov d10, 1.0")              \
  X(d11, "fmov d11, 1.0") X(d12, "fmov d12, 1.0") X(d13, "fmov d13, 1.0")          \
  X(d14, "fmov d14, 1.0") X(d15, "fmov d15, 1.0")                                  \
  X(fpcr, "mov x9, 0xc00000; msr fpcr, x9")
#define FRAME_POINTER x29
ASSEMBLY(x29, "mov x29, 11\nmov x0, 0x1f\nret")
#define STACK_POINTER stack_pointer
ASSEMBLY(stack_pointer, "sub sp, sp, 64\nmov x0, 0x1f\nret")
#endif

REGISTERS(CHANGES)

#define CODE(name, code) code "\n\t"
CHANGES(all, REGISTERS(CODE))

static ERL_NIF_TERM fine(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  (void)argc, (void)argv;
  return enif_make_int(env, 42);
}

#define ROW(name, code) {#name, 0, name, 0},
#define NAMED(name) NAMED_AS(name)
#define NAMED_AS(name) {#name, 0, name, 0}
static ErlNifFunc functions[] = {
    REGISTERS(ROW) NAMED(FRAME_POINTER), NAMED(STACK_POINTER), NAMED(all), NAMED(fine)};

ERL_NIF_INIT(clobbers, functions, NULL, NULL, NULL, NULL)
