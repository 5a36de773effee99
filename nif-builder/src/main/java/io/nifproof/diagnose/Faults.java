package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Mapping;
import io.nifproof.node.launch.Signal;
import java.util.Optional;

/** The causes that the processor itself names: what it could not do, and where. */
final class Faults {
  private static final Signal ILL = new Signal(4);
  private static final Signal TRAP = new Signal(5);
  private static final Signal FPE = new Signal(8);
  private static final long NEAR_STACK = 1 << 20;
  private static final long PAGE = 4096;

  private Faults() {}

  static Optional<Finding> stackOverflow(Evidence evidence) {
    return evidence
        .crash()
        .filter(
            crash ->
                crash.signal().equals(Signal.SEGV)
                    && crash.address() != 0
                    && Math.abs(crash.address() - crash.sp()) < NEAR_STACK
                    && !inFile(evidence, crash.address()))
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP104, isDeep(evidence) ? CERTAIN : LIKELY)
                    .means(
                        "the stack of "
                            + thread(crash)
                            + " is full "
                            + Words.place(evidence)
                            + ": the fault is "
                            + Math.abs(crash.address() - crash.sp())
                            + " bytes from the stack pointer")
                    .remedy(
                        isOwn(crash)
                            ? "End the recursion, allocate large arrays, or give the thread a"
                                + " larger stack (pthread_attr_setstacksize, suggested_stack_size)."
                            : "Schedulers have small stacks (erl +sss): end the recursion, or"
                                + " allocate large arrays with enif_alloc."));
  }

  private static boolean isOwn(CrashReport crash) {
    return crash.where().phase().filter(phase -> phase == Phase.THREAD).isPresent();
  }

  private static String thread(CrashReport crash) {
    String name = crash.where().threadName();
    String what = isOwn(crash) ? "a thread that the library started" : "thread";
    return name.isEmpty() ? what : what + " `" + name + "`";
  }

  /** A library may be mapped right beside a thread's stack; a fault in it is none of the stack. */
  private static boolean inFile(Evidence evidence, long address) {
    return evidence
        .trap()
        .mapping(address)
        .flatMap(Mapping::file)
        .filter(file -> file.startsWith("/"))
        .isPresent();
  }

  private static boolean isDeep(Evidence evidence) {
    return evidence.frames().stream().filter(NamedFrame::own).count() > 8;
  }

  static Optional<Finding> nullCall(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> Long.compareUnsigned(crash.pc(), PAGE) < 0)
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP102, CERTAIN)
                    .means(
                        "a NULL pointer was called as a function "
                            + caller(evidence)
                            + " "
                            + Words.during(evidence))
                    .remedy(
                        "A row of the table without a function, a symbol that dlsym did not find,"
                            + " or a callback that was never set."));
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
                Diagnosis.error(evidence, FindingId.NP103, LIKELY)
                    .means(
                        "the processor jumped to where no code is (from or at "
                            + Words.hex(crash.pc())
                            + ") "
                            + Words.during(evidence))
                    .remedy(
                        "A return address that was overwritten (a buffer on the stack), a wild"
                            + " function pointer, or code that was unmapped; -fstack-protector-all"
                            + " or AddressSanitizer tells which."));
  }

  static Optional<Finding> illegalInstruction(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> evidence.signalled(ILL, TRAP) || Instructions.isPrivileged(crash))
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP109, CERTAIN)
                    .means(
                        Instructions.meaning(crash)
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
    return Causes.when(
        evidence.signalled(FPE),
        Diagnosis.error(evidence, FindingId.NP117, CERTAIN)
            .means(
                "an integer was divided by zero, or its quotient does not fit, "
                    + Words.place(evidence)
                    + " "
                    + Words.during(evidence))
            .remedy("arm64 does not trap here and goes on with 0, so only amd64 shows it."));
  }

  static Optional<Finding> badAccess(Evidence evidence) {
    return evidence
        .crash()
        .map(
            crash ->
                Diagnosis.error(
                        evidence,
                        FindingId.NP116,
                        evidence.ownFrame().isPresent() ? CERTAIN : LIKELY)
                    .means(
                        (Words.signal(crash) + pointer(crash))
                            + " "
                            + Words.place(evidence)
                            + " "
                            + Words.during(evidence))
                    .remedy(
                        "Look at the pointer of that line: NULL, freed, out of bounds, or an"
                            + " ErlNifEnv or term that was kept after its call."));
  }

  private static String pointer(CrashReport crash) {
    if (crash.code() == 128) {
      return " (an address that cannot exist, or an operand that is not aligned)";
    }
    return Long.compareUnsigned(crash.address(), PAGE) < 0 ? " (a NULL pointer)" : "";
  }
}
