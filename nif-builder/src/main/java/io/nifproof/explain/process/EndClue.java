package io.nifproof.explain.process;

import static io.nifproof.explain.text.Known.proves;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The signal or the exit status that a VM ended with, as shells, containers and debuggers tell. */
public final class EndClue implements Clue {
  private static final Pattern BUILD =
      Pattern.compile(
          "internal compiler error|\\bcollect2\\b|ld terminated|\\bgcc: (?:fatal )?error|clang:"
              + " error|rustc exit code|Compiling \\w+ v\\d");
  private static final String CORE =
      "coredumpctl info; gdb -batch -ex bt -ex 'info registers' BEAM CORE: the first frames tell"
          + " whose code it was";

  /** A signal: its number, how it is called, what it means. */
  private record End(int number, String names, String says, FindingId finding, String remedy) {}

  private static final List<End> ENDS =
      List.of(
          new End(
              11,
              "SIGSEGV|[Ss]egmentation fault|EXC_BAD_ACCESS|\\bSEGV\\b",
              "a bad memory access ended the process (SIGSEGV): native code did it, the VM's or a"
                  + " library's; Erlang code cannot, and no erl_crash.dump is written",
              FindingId.NP116,
              CORE),
          new End(
              7,
              "SIGBUS|[Bb]us error|\\(BUS\\)|7/BUS",
              "memory that is mapped and not there was touched (SIGBUS): most often a file that was"
                  + " cut or replaced while it was mapped (also the library's own), or a full"
                  + " /dev/shm",
              FindingId.NP116,
              CORE),
          new End(
              6,
              "SIGABRT|\\bAborted\\b|\\(ABRT\\)|6/ABRT|Abort trap",
              "the process ended itself with abort() (SIGABRT): an assertion, a C++ exception that"
                  + " nobody caught, a panic, glibc's own check, or the VM's; what it wrote before"
                  + " says which",
              FindingId.NP108,
              "read the lines on stderr before it; " + CORE),
          new End(
              4,
              "SIGILL|[Ii]llegal instruction|EXC_BAD_INSTRUCTION|\\(ILL\\)|4/ILL",
              "the processor did not know an instruction (SIGILL): built for a newer processor"
                  + " (AVX, AVX2, AVX-512, -march=native), or a trap that the compiler put where"
                  + " nothing comes",
              FindingId.NP109,
              "grep flags /proc/cpuinfo; nifproof audit --cpu x86-64 FILE; build without"
                  + " -march=native"),
          new End(
              8,
              "SIGFPE|Floating point exception|Arithmetic exception|EXC_ARITHMETIC|\\(FPE\\)|8/FPE",
              "an integer was divided by zero, or the quotient does not fit (SIGFPE)",
              FindingId.NP117,
              CORE),
          new End(
              5,
              "SIGTRAP|Trace/breakpoint trap|EXC_BREAKPOINT|\\(TRAP\\)|5/TRAP",
              "a trap that the compiler or the code put there was reached (SIGTRAP)",
              FindingId.NP109,
              CORE),
          new End(
              31,
              "SIGSYS|Bad system call",
              "a system call was forbidden (SIGSYS), by a seccomp filter of the container or"
                  + " sandbox",
              FindingId.NP119,
              "strace -f, or the audit log, names the call"));

  /** Where frames are, they tell more than the signal. */
  private static final Pattern FRAMES =
      Pattern.compile("^\\s*(?:#\\d+\\s|\\*? *frame #\\d|\\d+\\s+\\S+\\s+0x[0-9a-f]+ )");

  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)(?:exit(?:ed)?(?: normally)?(?: with)?(?:"
              + " (?:code|status))?:?|exitcode\"?:|status=|rc=|returned(?: a non-zero"
              + " code:)?|\\(exit status)\\s*:?\\(?\"?(1(?:29|3[0-9]|43))\\b");
  private static final List<Known> KILLED =
      List.of(
          proves(
              "(?i)out of memory: kill(?:ed)? process \\d+ \\((\\S+?)\\)|oom-kill|OOMKilled(?!\"?:"
                  + " ?false)|oom_reaper|memory cgroup out of memory",
              "the kernel killed a process because memory was at its limit (SIGKILL); nothing"
                  + " crashed, and nothing shows that a library's code is wrong",
              "what grew: erlang:memory(), and memory outside of it, which libraries take with"
                  + " malloc; nifproof gate can watch growth"),
          proves(
              "SIGKILL|signal 9\\b|\\b9/KILL|\\bKilled\\b",
              "another process killed the VM (SIGKILL): the kernel's out-of-memory killer, `docker"
                  + " stop` after its time, or heart. It is no crash of the library",
              "journalctl -k | grep -i oom; docker inspect shows OOMKilled"));

  @Override
  public void read(ReportedText text, Statements statements) {
    if (!text.mayBeVm() || text.has(BUILD)) {
      status(text, statements);
      return;
    }
    if (KILLED.stream().anyMatch(known -> known.read(text, statements))) {
      return;
    }
    for (End end : ENDS) {
      Optional<Found> line = text.first(Pattern.compile(end.names()));
      if (line.isPresent() && text.has(FRAMES)) {
        statements.proves(line.get().number(), end.says());
        return;
      } else if (line.isPresent()) {
        tell(end, line.get().number(), statements);
        return;
      }
    }
    status(text, statements);
  }

  private static void status(ReportedText text, Statements statements) {
    text.first(STATUS)
        .filter(unused -> text.mayBeVm())
        .ifPresent(
            line -> {
              int number = Integer.parseInt(line.group(1)) - 128;
              int at = line.number();
              if (number == 9) {
                statements
                    .proves(
                        at,
                        "137 is 128 + 9: another process killed it (SIGKILL): the out-of-memory"
                            + " killer of the kernel or container, or `docker kill`. It is no crash"
                            + " of a library")
                    .next(at, "docker inspect shows OOMKilled; journalctl -k | grep -i oom");
              } else if (number == 15) {
                statements.proves(
                    at, "143 is 128 + 15: it was asked to end (SIGTERM), and did. It is no crash");
              } else {
                ENDS.stream()
                    .filter(end -> end.number() == number)
                    .forEach(
                        end -> {
                          statements.proves(
                              at, line.group(1) + " is 128 + " + number + ": a signal ended it");
                          tell(end, at, statements);
                        });
              }
            });
  }

  private static void tell(End end, int line, Statements statements) {
    statements
        .proves(line, end.says() + " (" + end.finding() + ")")
        .next(line, end.remedy())
        .next(line, "nifproof explain " + end.finding());
  }
}
