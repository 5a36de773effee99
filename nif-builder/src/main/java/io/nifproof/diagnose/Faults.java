package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

import io.nifproof.diagnose.code.Instructions;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.launch.Signal;
import java.util.Optional;

/** The causes that the processor itself names: what it could not do, and where. */
final class Faults {
  private static final Signal ILL = new Signal(4);
  private static final Signal TRAP = new Signal(5);
  private static final Signal FPE = new Signal(8);
  private static final long PAGE = 4096;

  private Faults() {}

  static Optional<Finding> nullCall(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> Long.compareUnsigned(crash.pc(), PAGE) < 0)
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP102, CERTAIN)
                    .means(
                        emptyRow(evidence)
                            .orElse(
                                called(crash) + caller(evidence) + " " + Words.during(evidence)))
                    .remedy(
                        "A row of the table without a function, a symbol that dlsym did not find,"
                            + " or a callback that was never set."));
  }

  private static String called(CrashReport crash) {
    return crash.pc() == 0
        ? "a NULL pointer was called as a function "
        : "an address in the first page, " + Words.hex(crash.pc()) + ", was called as a function ";
  }

  /** The VM itself called what stands in the row of a function, and that is no code. */
  private static Optional<String> emptyRow(Evidence evidence) {
    boolean called = evidence.in(Phase.CALL) && evidence.ownFrame().isEmpty();
    return evidence.trap().table().stream()
        .filter(row -> called && row.function().isPresent())
        .filter(row -> row.function().equals(evidence.situation().flatMap(Situation::function)))
        .findFirst()
        .map(
            row ->
                "the VM called "
                    + row.function().get()
                    + ", whose row ("
                    + row.row()
                    + ") "
                    + (row.value() == 0
                        ? "has no function: 0x0"
                        : pointsTo(evidence, row.value())));
  }

  private static String pointsTo(Evidence evidence, long address) {
    return "points to " + Words.hex(address) + ", " + what(evidence, address);
  }

  /** Whether the table says that the function at the crash is no code. */
  private static boolean badRow(Evidence evidence, CrashReport crash) {
    return emptyRow(evidence).isPresent()
        && evidence.trap().table().stream().anyMatch(one -> one.value() == crash.pc());
  }

  /** What is there instead. */
  private static String what(Evidence evidence, long address) {
    return evidence
        .trap()
        .mapping(address)
        .map(
            mapping ->
                mapping.file().map(file -> "data of `" + file + "`").orElse("data")
                    + " that may not run")
        .orElse("where nothing is mapped");
  }

  private static String where(Evidence evidence, CrashReport crash) {
    boolean data =
        evidence.trap().mapping(crash.pc()).filter(mapping -> !mapping.executable()).isPresent();
    return data ? ", " + what(evidence, crash.pc()) : "";
  }

  private static String caller(Evidence evidence) {
    return evidence.ownFrame().isPresent() ? Words.place(evidence) : "by the VM";
  }

  /** A return or call to an address that no address can be faults at the instruction itself. */
  static Optional<Finding> jumpIntoNowhere(Evidence evidence) {
    return evidence
        .crash()
        .filter(
            crash ->
                crash.signal().equals(Signal.SEGV)
                    && (!evidence.isCode(crash.pc()) || Instructions.isIndirectJump(crash)))
        .map(
            crash ->
                badRow(evidence, crash)
                    ? badRow(evidence)
                    : jumped(evidence, where(evidence, crash)));
  }

  private static Finding badRow(Evidence evidence) {
    return Diagnosis.error(evidence, FindingId.NP103, CERTAIN)
        .means(emptyRow(evidence).orElse(""))
        .remedy("Give the row the C function, and remove the row if there is none.");
  }

  private static Finding jumped(Evidence evidence, String where) {
    long pc = evidence.crash().map(CrashReport::pc).orElse(0L);
    return Diagnosis.error(evidence, FindingId.NP103, LIKELY)
        .means(
            "the processor jumped to where no code is (from or at "
                + Words.hex(pc)
                + where
                + ") "
                + Words.during(evidence))
        .remedy(
            "A return address that was overwritten (a buffer on the stack), a wild function"
                + " pointer, or code that was unmapped; -fstack-protector-all or AddressSanitizer"
                + " tells which.");
  }

  static Optional<Finding> illegalInstruction(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> evidence.signalled(ILL, TRAP) || Instructions.isPrivileged(crash))
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP109, CERTAIN)
                    .means(
                        Instructions.meaning(crash, evidence.processor())
                            + " "
                            + Words.place(evidence)
                            + " "
                            + Words.during(evidence))
                    .remedy(
                        "Build for the oldest processor that shall run it (-march), or look for"
                            + " __builtin_trap, -fsanitize-trap and functions that do not"
                            + " return."));
  }

  static Optional<Finding> arithmetic(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> crash.signal().equals(FPE))
        .map(
            crash ->
                Diagnosis.error(
                        evidence, FindingId.NP117, crash.cause().isPresent() ? CERTAIN : LIKELY)
                    .means(
                        arithmetic(crash)
                            + " "
                            + Words.place(evidence)
                            + " "
                            + Words.during(evidence))
                    .remedy(arithmeticRemedy(crash)));
  }

  /** The kernel of amd64 says "division by zero" also of a quotient that does not fit. */
  private static String arithmetic(CrashReport crash) {
    return crash
        .cause()
        .map(
            cause ->
                switch (cause) {
                  case FPE_INTDIV ->
                      "an integer was divided by zero, or its quotient does not fit,";
                  case FPE_INTOVF -> "an integer overflowed, in code that traps it,";
                  case FPE_FLTDIV -> "a floating-point number was divided by zero";
                  case FPE_FLTINV -> "a floating-point operation was invalid (its result is NaN)";
                  case FPE_FLTOVF -> "a floating-point operation overflowed";
                  case FPE_FLTUND -> "a floating-point operation underflowed";
                  case FPE_FLTRES -> "a floating-point result was inexact";
                  default -> cause.meaning();
                })
        .orElse("an arithmetic operation trapped");
  }

  private static String arithmeticRemedy(CrashReport crash) {
    boolean floats = crash.cause().map(Enum::name).orElse("").startsWith("FPE_FLT");
    return floats
        ? "Floating-point traps are off unless something turns them on: look for feenableexcept,"
            + " fesetenv and _mm_setcsr in the library and in what it loads."
        : "Look at the divisor of that line, and at the smallest integer divided by -1. arm64"
            + " does not trap here and goes on with 0, so only amd64 shows it.";
  }
}
