package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.Access;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Mapping;
import io.nifproof.node.launch.Signal;
import java.util.Comparator;
import java.util.Optional;

/**
 * NP104: a stack that is full. Code that runs pushes something below the stack, or has moved the
 * stack pointer out of it; any other access near a stack is a bad pointer.
 */
final class StackFault {
  /** How far below the stack pointer a function stores before it moves it. */
  private static final long STORED_BELOW = 4096;

  /** How large a frame may be that reaches out of the stack. */
  private static final long LARGEST_FRAME = 1L << 30;

  /** How far from the end of the stack its guard may end. */
  private static final long LARGEST_GUARD = 1 << 20;

  private StackFault() {}

  static Optional<Finding> full(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> isFull(evidence, crash))
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP104, isDeep(evidence) ? CERTAIN : LIKELY)
                    .means(
                        "the stack of "
                            + thread(crash)
                            + " is full "
                            + Words.place(evidence)
                            + ": the fault is "
                            + distance(crash))
                    .remedy(
                        isOwn(crash)
                            ? "End the recursion, allocate large arrays, or give the thread a"
                                + " larger stack (pthread_attr_setstacksize, suggested_stack_size)."
                            : "Schedulers have small stacks (erl "
                                + flag(crash)
                                + "): end the recursion, or"
                                + " allocate large arrays with enif_alloc."));
  }

  private static boolean isFull(Evidence evidence, CrashReport crash) {
    boolean jump = crash.access() == Access.FETCH || !evidence.isCode(crash.pc());
    if (!crash.signal().equals(Signal.SEGV) || crash.address() == 0 || jump) {
      return false;
    }
    long below = -crash.fromStackPointer();
    boolean near = below <= STORED_BELOW && below > -LARGEST_FRAME;
    if (usable(evidence, crash.address())) {
      return near && inGuard(evidence, crash);
    }
    return usable(evidence, crash.sp())
        ? below > 0 && below <= STORED_BELOW && belowStack(evidence, crash)
        : near && leftStack(evidence, crash.sp());
  }

  /**
   * Newer C libraries have the guard inside of the stack's own mapping: an access that faults
   * although the mapping lets it.
   */
  private static boolean inGuard(Evidence evidence, CrashReport crash) {
    Optional<Mapping> stack = evidence.trap().mapping(crash.sp());
    return stack.filter(one -> one.writable() && one.file().isEmpty()).isPresent()
        && stack.equals(evidence.trap().mapping(crash.address()));
  }

  /** A library may be mapped beside a stack; a fault in it has nothing to do with the stack. */
  private static boolean usable(Evidence evidence, long address) {
    return evidence
        .trap()
        .mapping(address)
        .map(mapping -> mapping.writable() || mapping.file().isPresent())
        .orElse(false);
  }

  /** The stack ends between the address and the pointer. */
  private static boolean belowStack(Evidence evidence, CrashReport crash) {
    return evidence
        .trap()
        .mapping(crash.sp())
        .filter(stack -> stack.file().isEmpty())
        .map(stack -> stack.start() - crash.address())
        .filter(gap -> gap > 0 && gap <= LARGEST_GUARD)
        .isPresent();
  }

  /** What is next above the pointer is memory such as stacks are. */
  private static boolean leftStack(Evidence evidence, long pointer) {
    return evidence.trap().maps().stream()
        .filter(mapping -> Long.compareUnsigned(mapping.start(), pointer) > 0)
        .filter(Mapping::writable)
        .min(Comparator.comparing(Mapping::start, Long::compareUnsigned))
        .filter(mapping -> mapping.file().isEmpty() && !mapping.executable())
        .filter(mapping -> mapping.start() - pointer <= LARGEST_FRAME)
        .isPresent();
  }

  private static String distance(CrashReport crash) {
    long from = crash.fromStackPointer();
    String bytes = Math.abs(from) + " bytes ";
    return from == 0
        ? "at the stack pointer"
        : bytes + (from < 0 ? "below" : "above") + " the stack pointer";
  }

  private static boolean isDeep(Evidence evidence) {
    return evidence.frames().stream().filter(NamedFrame::own).count() > 8;
  }

  private static boolean isOwn(CrashReport crash) {
    return crash
        .where()
        .phase()
        .filter(phase -> phase == Phase.THREAD || phase == Phase.THREAD_END)
        .isPresent();
  }

  /** What makes the stacks of such threads larger. */
  private static String flag(CrashReport crash) {
    String name = crash.where().threadName();
    return name.contains("dirty_cpu") ? "+sssdcpu" : name.contains("dirty_io") ? "+sssdio" : "+sss";
  }

  private static String thread(CrashReport crash) {
    String name = crash.where().threadName();
    String what = isOwn(crash) ? "a thread that the library started" : "thread";
    return name.isEmpty() ? what : what + " `" + name + "`";
  }
}
