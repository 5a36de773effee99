package io.nifproof.explain.frame;

import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The innermost frame is at an address where no code is, and the library's comes next. */
final class WildJump {
  private static final long FILE_OFFSETS = 0x4000000;
  private static final Pattern ENIF = Pattern.compile("\\b(enif_\\w+)\\s*\\(");

  private WildJump() {}

  static void tell(ReportedText text, Trace trace, TraceFrame frame, Statements statements) {
    long address = address(trace.top());
    String written = "0x" + Long.toHexString(address);
    if (address == 0) {
      statements
          .proves(
              trace.top().line(),
              "the process jumped to address 0: a NULL function pointer was called, by "
                  + frame.place()
                  + " ("
                  + FindingId.NP102
                  + ")")
          .next(trace.top().line(), "nifproof explain " + FindingId.NP102);
      return;
    }
    Optional<Found> source = sourceOf(text, frame);
    Optional<String> called =
        source.map(line -> ENIF.matcher(line.all())).filter(m -> m.find()).map(m -> m.group(1));
    statements
        .proves(
            trace.top().line(),
            frame.place()
                + " jumped to "
                + written
                + ", where no code is: a function pointer was garbage ("
                + FindingId.NP103
                + ")"
                + called.map(name -> "; the line calls `" + name + "`").orElse(""))
        .next(trace.top().line(), "nifproof explain " + FindingId.NP103);
    if (Long.compareUnsigned(address, FILE_OFFSETS) < 0) {
      offsetOfFile(trace.top().line(), written, statements);
    }
  }

  private static void offsetOfFile(int line, String written, Statements statements) {
    statements
        .suggests(
            line,
            written
                + " is as small as an offset in the library's file: its table of imports was"
                + " overwritten, or lost its relocations because the file was replaced in place"
                + " while it was loaded (a new build, a copy over it: "
                + FindingId.NP120
                + ")")
        .next(
            line,
            "compare the file's time with the VM's start; replace libraries by rename, never in"
                + " place");
  }

  /** The source line that gdb shows below the trace: its number is the frame's. */
  private static Optional<Found> sourceOf(ReportedText text, TraceFrame frame) {
    int colon = frame.source().lastIndexOf(':');
    return colon < 0
        ? Optional.empty()
        : text.first(Pattern.compile("^" + frame.source().substring(colon + 1) + "\\s+\\S.*"));
  }

  private static long address(TraceFrame frame) {
    try {
      return Long.parseUnsignedLong(frame.address().replace("0x", ""), 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
