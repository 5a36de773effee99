package io.nifproof.explain;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Conclusions that reports draw, held against what is known. */
final class ClaimClue implements Clue {
  private static final Pattern LLVM = Pattern.compile("(?i)\\bllvm\\b");
  private static final Pattern BEAM =
      Pattern.compile("(?i)beam_jit|beam\\.smp|\\berlang\\b|\\bNIFs?\\b");
  private static final Pattern FAR_APART =
      Pattern.compile("(?i)\\b\\d+ ?GB\\b.{0,40}\\bapart\\b|\\bapart\\b.{0,40}\\d+ ?GB\\b");
  private static final Pattern LEVEL_CRASHES =
      Pattern.compile("\\bO[123]\\b.*(?i:crash|sigsegv|segfault|miscompil)");
  private static final Pattern LEVEL_WORKS =
      Pattern.compile("\\bO0\\b.*(?i:pass|work|works|100%|99%|reliable)");
  private static final Pattern REGISTER =
      Pattern.compile(
          "(?i)(?:\\b[rx](?:19|2[0-8])\\b|\\b(?:rbx|rbp|r1[2-5])\\b).{0,80}"
              + "(?:corrupt|clobber|overwrit|incorrect|wrong)"
              + "|(?:corrupt|clobber|overwrit).{0,60}(?:\\bx(?:19|2[0-8])\\b|\\brbx\\b)");
  private static final Pattern MAC = Pattern.compile("(?i)\\bmacOS\\b|\\bdarwin\\b|Mach-O");

  @Override
  public void read(ReportedText text, Statements statements) {
    Optional<Found> llvm = text.first(LLVM).filter(unused -> text.has(BEAM));
    llvm.ifPresent(
        line ->
            statements.excludes(
                line.number(),
                "that LLVM takes part in the VM: its JIT emits code with asmjit. LLVM can only have"
                    + " compiled the library or the VM, before either ran"));
    text.first(FAR_APART)
        .ifPresent(
            line ->
                statements
                    .suggests(
                        line.number(),
                        "a claim about the file that the file itself can prove or refute: segments"
                            + " keep their distance when they are loaded")
                    .next(
                        line.number(),
                        "readelf -lW FILE; nifproof audit FILE (" + FindingId.NP066 + ")"));
    level(text, statements);
    text.first(REGISTER).ifPresent(line -> register(line, statements));
    text.first(MAC)
        .ifPresent(
            line ->
                statements.suggests(
                    line.number(),
                    "this was on macOS; nifproof loads libraries on Linux only, and what it finds"
                        + " there holds for the code, not for Apple's linker and JIT rules"));
  }

  private static void level(ReportedText text, Statements statements) {
    Optional<Found> crashes = text.first(LEVEL_CRASHES);
    if (crashes.isPresent() && text.has(LEVEL_WORKS)) {
      statements
          .suggests(
              crashes.get().number(),
              "the crash depends on the optimisation level. That does not prove a mistake of the"
                  + " compiler: undefined behaviour in the program does the same, and is far more"
                  + " often the cause")
          .next(
              crashes.get().number(),
              "nifproof gate with optimize = [\"O0\", \"O1\", \"O2\", \"O3\"] and two compilers: if"
                  + " both crash, it is the program; and build with"
                  + " -fsanitize=address,undefined");
    }
  }

  private static void register(Found line, Statements statements) {
    statements
        .suggests(
            line.number(),
            "a register that a function must keep (rbx, rbp, r12-r15 on x86-64; x19-x28 on AArch64)"
                + " has changed over a call. Compilers keep it; hand-written assembly, JIT code and"
                + " broken setjmp do not")
        .next(
            line.number(),
            "save and restore these registers where generated code is entered and left, and check"
                + " them around each call");
  }
}
