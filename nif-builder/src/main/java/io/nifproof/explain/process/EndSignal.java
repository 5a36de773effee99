package io.nifproof.explain.process;

import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A signal that ends a process. Immutable.
 *
 * @param number its number on Linux
 * @param pattern how shells, debuggers and services tell it; a mention in prose is none
 * @param says what happened
 * @param finding the finding that goes with it
 * @param remedy what to do
 */
record EndSignal(int number, Pattern pattern, String says, FindingId finding, String remedy) {
  private static final int ABORT = 6;
  private static final String CORE =
      "coredumpctl info; gdb -batch -ex bt -ex 'info registers' BEAM CORE: the first frames tell"
          + " whose code it was";

  static final List<EndSignal> ALL =
      List.of(
          signal(
              11,
              "SEGV",
              "segmentation fault",
              "EXC_BAD_ACCESS(?! \\((?:SIGBUS|SIGKILL))",
              "a bad memory access ended the process (SIGSEGV): native code did it, the VM's or a"
                  + " library's; Erlang code cannot, and no erl_crash.dump is written",
              FindingId.NP116,
              CORE),
          signal(
              7,
              "BUS",
              "bus error",
              "EXC_BAD_ACCESS \\(SIGBUS",
              "memory that is mapped and not there was touched (SIGBUS): most often a file that was"
                  + " cut or replaced while it was mapped (also the library's own), or a full"
                  + " /dev/shm",
              FindingId.NP116,
              CORE),
          signal(
              6,
              "ABRT",
              "aborted|abort|iot instruction|abort trap",
              "EXC_CRASH \\(SIGABRT",
              "the process ended itself with abort() (SIGABRT): an assertion, a C++ exception that"
                  + " nobody caught, a panic, glibc's own check, or the VM's; what it wrote before"
                  + " says which",
              FindingId.NP108,
              "read the lines on stderr before it; " + CORE),
          signal(
              4,
              "ILL",
              "illegal (?:hardware )?instruction",
              "EXC_BAD_INSTRUCTION",
              "the processor did not know an instruction (SIGILL): built for a newer processor"
                  + " (AVX, AVX2, AVX-512, -march=native), or a trap that the compiler put where"
                  + " nothing comes",
              FindingId.NP109,
              "grep flags /proc/cpuinfo; nifproof audit --cpu x86-64 FILE; build without"
                  + " -march=native"),
          signal(
              8,
              "FPE",
              "floating point exception|arithmetic exception",
              "EXC_ARITHMETIC",
              "an integer was divided by zero, or the quotient does not fit (SIGFPE)",
              FindingId.NP117,
              CORE),
          signal(
              5,
              "TRAP",
              "trace/breakpoint trap|trace trap",
              "EXC_BREAKPOINT",
              "a trap that the compiler or the code put there was reached (SIGTRAP)",
              FindingId.NP109,
              CORE),
          signal(
              31,
              "SYS",
              "bad system call",
              "seccomp.*denied",
              "a system call was forbidden (SIGSYS), by a seccomp filter of the container or"
                  + " sandbox",
              FindingId.NP119,
              "strace -f, or the audit log, names the call"));

  private static EndSignal signal(
      int number,
      String name,
      String words,
      String apple,
      String says,
      FindingId finding,
      String remedy) {
    String shell = "(?i:" + words + ")";
    String told =
        "(?:[Ss]ignal:?|\\b(?:killed|ended|died)"
            + " by|status=\\d+/|[Gg]ot)\\W{0,3}(?:\\d+\\W{1,3})?(?:SIG)?"
            + name
            + "\\b|\\bSIG"
            + name
            + "\\b[ ,]*(?:\\{|\\(signal|\\(core)|\\b[Ss]ignal:? "
            + number
            + "\\b";
    String job =
        "^\\s*\\[\\d+\\]\\s+\\W?\\s*\\d+\\s+" + shell + "\\b|^\\w{2,5}: " + shell + "(?: |$)";
    String alone = "^\\s*" + shell + "(?:: \\d+|[.!])?(?:\\s*$|\\s{2,}\\S)";
    String dumped = shell + "(?:: \\d+)?\\s*\\(core dumped\\)|: line \\d+:\\s+\\d+ " + shell;
    // Transactions are aborted, too: of that word a line of its own is asked for.
    String last = number == ABORT ? "" : "|^(?![#*>-]).{0,60}\\b" + shell + "(?:: \\d+)?[.!]?\\s*$";
    return new EndSignal(
        number,
        Pattern.compile(told + "|" + job + "|" + alone + "|" + dumped + last + "|" + apple),
        says,
        finding,
        remedy);
  }
}
