package io.nifproof.explain.process;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;

/** Reports of sanitizers, of valgrind and of qemu. */
public final class SanitizerClue implements Clue {
  private static final List<Known> ALL =
      List.of(
          Known.proves(
              "AddressSanitizer: (?:SEGV|FPE|ILL|BUS|DEADLYSIGNAL)",
              "AddressSanitizer stopped the process at a signal; the frames below it are exact, and"
                  + " it found no misuse of memory before ("
                  + FindingId.NP130
                  + ")",
              "nifproof explain " + FindingId.NP130),
          Known.proves(
              "AddressSanitizer: ((?!ERROR|DEADLYSIGNAL|SEGV|FPE|ILL|BUS)[a-z][a-z -]*[a-z])",
              "AddressSanitizer stopped the process at the faulty access; the frames below it are"
                  + " exact: $1 ("
                  + FindingId.NP130
                  + ")",
              "mend the line of the first frame that is the library's; the report also tells where"
                  + " the memory was allocated and freed",
              "nifproof explain " + FindingId.NP130),
          Known.proves(
              "(\\S+\\.\\w+:\\d+)(?::\\d+)?: runtime error: (.{3,160})",
              "UndefinedBehaviorSanitizer: at $1: $2 (" + FindingId.NP131 + ")",
              "mend that line",
              "nifproof explain " + FindingId.NP131),
          Known.proves(
              "ThreadSanitizer: ([a-z][a-z -]*)",
              "ThreadSanitizer found a race between two threads: $1",
              "guard what both touch with an enif_mutex"),
          Known.proves(
              "LeakSanitizer: detected memory leaks",
              "LeakSanitizer counted memory that nobody freed when the process ended; no crash. The"
                  + " VM itself frees little at its end: look at blocks with the library's frames"
                  + " only",
              "ASAN_OPTIONS=detect_leaks=0 for VMs that are not built for it"),
          Known.proves(
              "^==\\d+==\\s*(Invalid (?:read|write|free\\(\\))[^\\n"
                  + "]*|Use of uninitialised value[^\\n"
                  + "]*|Conditional jump or move depends on uninitialised[^\\n"
                  + "]*|Source and destination overlap[^\\n"
                  + "]*|Mismatched free[^\\n"
                  + "]*)",
              "valgrind: $1; the first frame of the library below it is the place",
              "with a VM with JIT valgrind itself may fail: use `-emu_flavor emu`, or"
                  + " AddressSanitizer"),
          Known.proves(
              "qemu: uncaught target signal (\\d+)",
              "the signal hit the guest program under qemu's user-mode emulation, not qemu itself"
                  + " (signal $1)",
              "VMs with JIT die under old qemu without any NIF: try ERL_FLAGS=\"+JPperf true\" (OTP"
                  + " 25) or \"+JMsingle true\" (26 and newer), a newer qemu, or real hardware"));

  @Override
  public void read(ReportedText text, Statements statements) {
    if (text.mayBeVm()) {
      ALL.forEach(known -> known.read(text, statements));
    }
  }
}
