package io.nifproof.explain.frame;

import io.nifproof.explain.text.ReportedText;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The signal that a text names. Immutable.
 *
 * @param pattern its names
 * @param what what happened
 * @param finding the finding that goes with it
 */
record ReportedSignal(Pattern pattern, String what, FindingId finding) {
  private static ReportedSignal signal(String regex, String what, FindingId finding) {
    return new ReportedSignal(Pattern.compile(regex), what, finding);
  }

  private static final ReportedSignal UNKNOWN =
      signal("", "which signal, the text does not say", FindingId.NP116);
  private static final List<ReportedSignal> ALL =
      List.of(
          signal(
              "SIGFPE|EXC_ARITHMETIC|Arithmetic exception|0xC0000094|c0000094|Floating point"
                  + " exc|AddressSanitizer: FPE|\\(FPE\\)",
              "an arithmetic trap, most often an integer divided by zero (SIGFPE)",
              FindingId.NP117),
          signal(
              "SIGILL|EXC_BAD_INSTRUCTION|[Ii]llegal instruction|(?i:0xC000001D)|AddressSanitizer:"
                  + " ILL|\\(ILL\\)",
              "an instruction that this processor does not have, or a trap of the compiler"
                  + " (SIGILL)",
              FindingId.NP109),
          signal(
              "SIGTRAP|EXC_BREAKPOINT",
              "a trap that the compiler or the code put there (SIGTRAP)",
              FindingId.NP109),
          signal(
              "SIGBUS|[Bb]us error|AddressSanitizer: BUS|\\(BUS\\)",
              "memory that is mapped and not there, or not aligned (SIGBUS): often a file that was"
                  + " cut or replaced while it was mapped",
              FindingId.NP116),
          signal(
              "SIGABRT|EXC_CRASH \\(SIGABRT|\\(ABRT\\)",
              "the process ended itself (SIGABRT)",
              FindingId.NP108),
          signal(
              "SIGSEGV|EXC_BAD_ACCESS|[Ss]egmentation"
                  + " fault|segfault|\\(SEGV\\)|(?i:0xC0000005)|SEGV on",
              "a bad memory access (SIGSEGV)",
              FindingId.NP116),
          signal(
              "(?i:0xC00000FD)|[Ss]tack overflow|stack-overflow",
              "the stack was full",
              FindingId.NP104));

  static boolean known(ReportedText text) {
    return ALL.stream().anyMatch(signal -> text.has(signal.pattern()));
  }

  static ReportedSignal of(ReportedText text) {
    return ALL.stream().filter(s -> text.has(s.pattern())).findFirst().orElse(UNKNOWN);
  }
}
