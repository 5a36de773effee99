package io.nifproof.explain.frame;

import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;

/** How to get from a frame without a source line to one. */
final class NativePlace {
  private NativePlace() {}

  static void tell(ReportedText text, TraceFrame frame, Statements statements) {
    if (!frame.source().isEmpty()) {
      return;
    }
    boolean offset =
        !frame.module().isEmpty() && !frame.address().isEmpty() && frame.address().length() <= 8;
    if (offset) {
      statements.next(
          frame.line(),
          "addr2line -Cfie "
              + frame.file()
              + " 0x"
              + frame.address().replaceFirst("^0x", "")
              + " names function and line, if it was built with -g");
    } else {
      statements.next(
          frame.line(), "build the library with -g: then the trace has its files and lines");
    }
  }
}
