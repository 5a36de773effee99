package io.nifproof.explain.process;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which processor the process ran on. Names are those of the variants of string functions that
 * glibc selects at run time: sysdeps/x86_64/multiarch and sysdeps/aarch64/multiarch.
 */
public final class ProcessorClue implements Clue {
  private static final Pattern AMD64_FUNCTION =
      Pattern.compile(
          "\\b__(?:str|mem|wcs|wmem|raw)[a-z_]{1,24}_(?:avx2|evex|evex512|sse2|sse42|ssse3|sse4_1|avx"
              + "|avx512|erms)(?:_[a-z_0-9]{1,30})?\\b");
  private static final Pattern ARM64_FUNCTION =
      Pattern.compile(
          "\\b__(?:str|mem)[a-z_]{1,24}_(?:mte|asimd|sve|falkor|thunderx2?|kunpeng|a64fx|mops"
              + "|oryon1)\\b");
  private static final Pattern AMD64_REGISTER = Pattern.compile("^\\s*(?:rip|rdi|rax)\\s+0x");
  private static final Pattern ARM64_REGISTER = Pattern.compile("^\\s*(?:x30|x29|x19)\\s+0x");
  private static final Pattern OBJECT =
      Pattern.compile("ELF object binary architecture: (AMD x86-64|AARCH64)");
  private static final Pattern CLAIMS_ARM =
      Pattern.compile("(?i)\\b(?:arm64|aarch64|apple silicon)\\b");

  @Override
  public void read(ReportedText text, Statements statements) {
    Optional<Found> amd64 = text.first(AMD64_FUNCTION).or(() -> text.first(AMD64_REGISTER));
    Optional<Found> arm64 = text.first(ARM64_FUNCTION).or(() -> text.first(ARM64_REGISTER));
    Optional<Found> object = text.first(OBJECT);
    object.ifPresent(
        line -> statements.proves(line.number(), "the process ran code for " + line.group(1)));
    amd64.filter(unused -> text.mayBeVm()).ifPresent(line -> amd64(text, line, statements));
    arm64
        .filter(unused -> text.mayBeVm())
        .ifPresent(
            line ->
                statements.proves(
                    line.number(),
                    "the process ran on AArch64: " + what(line) + " exists only there"));
  }

  private static void amd64(ReportedText text, Found line, Statements statements) {
    statements.proves(
        line.number(), "the process ran on x86-64: " + what(line) + " exists only there");
    text.first(CLAIMS_ARM)
        .ifPresent(
            claim ->
                statements.excludes(
                    claim.number(),
                    "that this trace is of an ARM64 process: line "
                        + line.number()
                        + " is of an x86-64 one. If both crash, the processor is not the cause"));
  }

  private static String what(Found line) {
    return "`" + line.match().group().strip().split("\\s")[0] + "`";
  }
}
