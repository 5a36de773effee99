package io.nifproof.diagnose;

import java.util.ArrayList;
import java.util.List;

/** Says what a change of a control register of the processor is, in words. */
final class ControlWord {
  private static final List<String> SSE =
      List.of("to nearest", "down", "up", "towards zero"); // also of the x87
  private static final List<String> ARM = List.of("to nearest", "up", "down", "towards zero");
  private static final List<String> PRECISION =
      List.of("24 bits", "reserved", "53 bits", "64 bits");

  private final long before;
  private final long after;
  private final List<String> words = new ArrayList<>();

  private ControlWord(long before, long after) {
    this.before = before;
    this.after = after;
  }

  /** {@code rounding up, denormals flushed to zero}; empty when only unknown bits changed. */
  static String change(String register, long before, long after) {
    ControlWord word = new ControlWord(before, after);
    switch (register) {
      case "mxcsr" -> word.mxcsr();
      case "x87" -> word.x87();
      case "fpcr" -> word.fpcr();
      case "direction" -> word.words.add("string instructions run backwards");
      default -> {}
    }
    return String.join(", ", word.words);
  }

  private void mxcsr() {
    field(13, 3, "rounding ", SSE);
    flag(15, "results too small are flushed to zero (FTZ)");
    flag(6, "denormal operands are taken for zero (DAZ)");
    traps(~before >> 7 & 0x3f, ~after >> 7 & 0x3f);
  }

  private void x87() {
    field(10, 3, "rounding ", SSE);
    field(8, 3, "precision of ", PRECISION);
    traps(~before & 0x3f, ~after & 0x3f);
  }

  private void fpcr() {
    field(22, 3, "rounding ", ARM);
    flag(24, "denormals are flushed to zero (FZ)");
    flag(19, "the same of half precision (FZ16)");
    flag(25, "every NaN is the default one (DN)");
    traps(before & 0x9f00, after & 0x9f00);
  }

  private void field(int shift, int mask, String what, List<String> names) {
    int now = (int) (after >> shift) & mask;
    if (now != ((int) (before >> shift) & mask)) {
      words.add(what + names.get(now));
    }
  }

  private void flag(int bit, String on) {
    boolean now = (after >> bit & 1) != 0;
    if (now != ((before >> bit & 1) != 0)) {
      words.add(now ? on : "no longer: " + on);
    }
  }

  private void traps(long unmaskedBefore, long unmaskedNow) {
    if (unmaskedBefore != unmaskedNow) {
      words.add(
          unmaskedNow == 0
              ? "floating-point exceptions no longer trap"
              : "floating-point exceptions trap (SIGFPE)");
    }
  }
}
