package io.nifproof.explain.process;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lines of the kernel's log (arch/x86/mm/fault.c, arch/arm64/mm/fault.c). */
public final class KernelClue implements Clue {
  private static final Pattern SEGFAULT =
      Pattern.compile(
          "(\\S+)\\[\\d+\\]: segfault at ([0-9a-f]{1,16}) ip ([0-9a-f]{1,16}) sp [0-9a-f]+ error"
              + " ([0-9a-f]{1,4})(?: in"
              + " ([^\\[\\s]+)\\[(?:([0-9a-f]+),)?([0-9a-f]+)\\+([0-9a-f]+)\\])?");
  private static final Pattern TRAP =
      Pattern.compile(
          "(\\S+)\\[\\d+\\] (trap (?:invalid opcode|divide error)|general protection)"
              + "(?:.*? in ([^\\[\\s]+)\\[)?");
  private static final Pattern ARM64 =
      Pattern.compile(
          "unhandled (?:level \\d )?(?:translation|permission) fault \\(11\\)"
              + "(?:.*? in ([^\\[\\s]+)\\[)?");
  private static final Pattern THREAD =
      Pattern.compile(
          "^(?:\\d+_(?:dirty_)?\\w*|erts_\\w+|beam(?:\\.\\w+)?|async_\\d+|aux|sys_\\w+|\\w*poller|erl\\w*"
              + "|dirty_\\w+)$");
  private static final long FIRST_PAGE = 4096;
  private static final int WRITE = 2;
  private static final int FETCH = 16;

  @Override
  public void read(ReportedText text, Statements statements) {
    text.all(SEGFAULT).stream()
        .filter(line -> ofVm(text, line))
        .findFirst()
        .ifPresent(line -> segfault(line, statements));
    text.first(TRAP).filter(line -> ofVm(text, line)).ifPresent(line -> trap(line, statements));
    text.first(ARM64)
        .filter(unused -> text.ofVm())
        .ifPresent(
            line -> {
              statements.proves(line.number(), "SIGSEGV in a process on an AArch64 kernel");
              if (!line.group(1).isEmpty()) {
                statements.proves(line.number(), "the instruction is in `" + line.group(1) + "`");
              }
            });
  }

  /**
   * The kernel tells the thread's name: a scheduler's, the VM's own, or one that a library gave.
   */
  private static boolean ofVm(ReportedText text, Found line) {
    return THREAD.matcher(line.group(1)).find() || text.ofVm();
  }

  private static void segfault(Found line, Statements statements) {
    long address = Long.parseUnsignedLong(line.group(2), 16);
    int error = Integer.parseInt(line.group(4), 16);
    String what =
        (error & FETCH) != 0 ? "jumped to" : (error & WRITE) != 0 ? "wrote to" : "read from";
    statements.proves(
        line.number(), "`" + line.group(1) + "` " + what + " address 0x" + line.group(2));
    if (Long.compareUnsigned(address, FIRST_PAGE) < 0) {
      statements.proves(
          line.number(),
          "that address is in the first page: a NULL pointer was used"
              + (address == 0 ? "" : ", with an offset of " + address));
      statements.excludes(
          line.number(), "that code and data are too far apart: a distance would not give NULL");
    }
    if (!line.group(5).isEmpty()) {
      place(line, statements);
    }
    statements.next(line.number(), "nifproof explain " + FindingId.NP116);
  }

  private static void place(Found line, Statements statements) {
    String file = line.group(5);
    // Newer kernels print the place in the file first; older ones only start and size of the map.
    long offset =
        !line.group(6).isEmpty()
            ? Long.parseUnsignedLong(line.group(6), 16)
            : Long.parseUnsignedLong(line.group(3), 16) - Long.parseUnsignedLong(line.group(7), 16);
    statements.proves(line.number(), "the instruction is in `" + file + "`");
    boolean vm = file.startsWith("beam") || file.startsWith("libc");
    if (!vm) {
      statements.next(
          line.number(),
          "readelf -lW shows the executable segment of `"
              + file
              + "`; add its VirtAddr to 0x"
              + Long.toHexString(offset).toLowerCase(Locale.ROOT)
              + (!line.group(6).isEmpty() ? " less its Offset" : "")
              + " and give the sum to addr2line -fie "
              + file);
    }
  }

  private static void trap(Found line, Statements statements) {
    String kind = line.group(2);
    if (!line.group(3).isEmpty()) {
      statements.proves(line.number(), "the instruction is in `" + line.group(3) + "`");
    }
    if (kind.contains("opcode")) {
      statements
          .proves(
              line.number(),
              "the processor did not know an instruction (SIGILL, " + FindingId.NP109 + ")")
          .suggests(
              line.number(),
              "the library was built for a newer processor, or reached a trap that the compiler put"
                  + " where it thought nothing comes")
          .next(line.number(), "nifproof audit --cpu x86-64 FILE; compile without -march=native");
    } else if (kind.contains("divide")) {
      statements.proves(
          line.number(),
          "an integer was divided by zero, or overflowed (SIGFPE, " + FindingId.NP117 + ")");
    } else {
      statements.proves(
          line.number(),
          "a general protection fault: an address that no process can have, a misaligned SSE access"
              + " or a forbidden instruction. The fault address 0 that goes with it means nothing");
    }
  }
}
