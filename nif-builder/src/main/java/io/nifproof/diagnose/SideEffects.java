package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.FunctionId;
import io.nifproof.node.crash.TrapReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a library did to its VM, whether that died of it or not. */
final class SideEffects {
  private static final Set<String> CONTROL = Set.of("mxcsr", "x87", "fpcr", "direction");

  private SideEffects() {}

  static List<Finding> of(Evidence evidence) {
    TrapReport trap = evidence.trap();
    List<Finding> harms = new ArrayList<>();
    byFunction(trap, false)
        .forEach((function, all) -> harms.add(registers(evidence, function, all)));
    byFunction(trap, true).forEach((function, all) -> harms.add(control(evidence, function, all)));
    if (!evidence.emulated()) {
      trap.longCalls().forEach(call -> harms.add(longCall(evidence, call)));
    }
    if (causeIsNot(evidence, FindingId.NP121)) {
      trap.strays().stream()
          .findFirst()
          .ifPresent(stray -> harms.add(strayEnvironment(evidence, stray)));
    }
    if (!trap.closed().isEmpty() && causeIsNot(evidence, FindingId.NP113)) {
      harms.add(descriptors(evidence));
    }
    return harms;
  }

  private static boolean causeIsNot(Evidence evidence, FindingId id) {
    return Causes.of(evidence).map(cause -> cause.id() != id).orElse(true);
  }

  static Finding strayEnvironment(Evidence evidence, TrapReport.StrayEnvironment stray) {
    return Diagnosis.error(evidence, FindingId.NP121, CERTAIN)
        .means(
            stray.usedBy()
                + " was given the ErlNifEnv "
                + Words.hex(stray.value())
                + " "
                + Words.during(stray.where().phase(), Optional.of(stray.where()))
                + "; it belongs to a call on another thread (id "
                + stray.givenTo()
                + "), which owns it until that call returns")
        .remedy(
            "An ErlNifEnv that the VM gives to a function is for that call and thread alone: make"
                + " terms for later or elsewhere in one of enif_alloc_env.");
  }

  private static Map<FunctionId, List<TrapReport.Clobbered>> byFunction(
      TrapReport trap, boolean control) {
    return trap.clobbered().stream()
        .filter(one -> isControl(one) == control)
        .collect(
            Collectors.groupingBy(
                TrapReport.Clobbered::function, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether it is how the thread computes, not a value of its caller's. */
  static boolean isControl(TrapReport.Clobbered one) {
    return CONTROL.contains(one.register());
  }

  private static Finding registers(
      Evidence evidence, FunctionId function, List<TrapReport.Clobbered> all) {
    String names =
        all.stream().map(TrapReport.Clobbered::register).collect(Collectors.joining(", "));
    return Diagnosis.error(evidence, FindingId.NP105, CERTAIN)
        .means(
            function
                + " returned with "
                + names
                + " changed, which a function must preserve for its caller; a VM without the trap"
                + " crashes later, or computes wrong results in silence")
        .remedy(
            "Either a write past a local variable changed the saved register on the stack (a double"
                + " stored where a float is, a string too long): build with the set of flags"
                + " hardened or asan, which stops there. Or inline assembly lacks a clobber list, an"
                + " assembly function does not save it, or longjmp crossed frames of C++ or Rust.");
  }

  private static Finding control(
      Evidence evidence, FunctionId function, List<TrapReport.Clobbered> all) {
    String names =
        all.stream()
            .map(
                one ->
                    one.register()
                        + " from "
                        + Words.hex(one.before())
                        + " to "
                        + Words.hex(one.after())
                        + decoded(one))
            .collect(Collectors.joining(", "));
    return Diagnosis.error(evidence, FindingId.NP106, CERTAIN)
        .means(
            function
                + " changed how its thread computes: "
                + names
                + "; every process that runs on that scheduler afterwards is affected")
        .remedy(
            "Restore it before returning: _mm_setcsr, fesetround, fesetenv; -ffast-math links"
                + " start-up code that changes it.");
  }

  private static String decoded(TrapReport.Clobbered one) {
    String words = ControlWord.change(one.register(), one.before(), one.after());
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  private static Finding longCall(Evidence evidence, TrapReport.LongCall call) {
    return Diagnosis.warning(evidence, FindingId.NP114, CERTAIN)
        .means(
            call.function()
                + " computed for "
                + call.took().toMillis()
                + "."
                + call.took().toNanos() / 100_000 % 10
                + " ms on a normal scheduler; no other process runs there meanwhile, and 1 ms is"
                + " what erl_nif allows")
        .remedy(
            "Mark it dirty (ERL_NIF_DIRTY_JOB_CPU_BOUND), or do less per call"
                + " (enif_schedule_nif).");
  }

  static Finding descriptors(Evidence evidence) {
    List<TrapReport.ClosedDescriptor> closed = evidence.trap().closed();
    String numbers =
        closed.stream()
            .limit(8)
            .map(one -> Integer.toString(one.descriptor()))
            .collect(Collectors.joining(", "));
    return Diagnosis.error(evidence, FindingId.NP113, CERTAIN)
        .means(
            "the library closed "
                + closed.size()
                + (closed.size() == 1 ? " descriptor" : " descriptors")
                + " that the VM had open: "
                + numbers
                + (closed.size() > 8 ? ", … " : " ")
                + Words.during(closed.get(0).where().phase(), Optional.of(closed.get(0).where())))
        .remedy(
            "Close only what the library opened; a descriptor that is closed twice is by then"
                + " somebody else's.");
  }
}
