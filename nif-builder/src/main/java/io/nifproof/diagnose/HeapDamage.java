package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.launch.Signal;
import java.util.Optional;

/** NP107: a malloc that found its own memory damaged, and aborted. */
final class HeapDamage {
  private static final Signal ABRT = new Signal(6);

  private HeapDamage() {}

  static Optional<Finding> seen(Evidence evidence) {
    return Output.heapMessage(evidence.output())
        .filter(text -> evidence.signalled(ABRT))
        .map(text -> checked(evidence) ? badBlock(evidence, text) : damagedHeap(evidence, text));
  }

  private static Finding damagedHeap(Evidence evidence, String text) {
    return Diagnosis.error(
            evidence, FindingId.NP107, text.contains("double free") ? CERTAIN : LIKELY)
        .means(
            "the C library found its heap damaged (`"
                + text
                + "`) "
                + Words.place(evidence)
                + " "
                + Words.during(evidence))
        .remedy(
            "What is found here may have been damaged much earlier: AddressSanitizer names the"
                + " first wrong access.");
  }

  /** The checking malloc keeps a mark behind each block, and looks at it when the block comes. */
  private static Finding badBlock(Evidence evidence, String text) {
    return Diagnosis.error(evidence, FindingId.NP107, LIKELY)
        .means(
            "the checking malloc refused a block (`"
                + text
                + "`) "
                + Words.place(evidence)
                + " "
                + Words.during(evidence)
                + ": something wrote past its end, it was freed before, or it never came from"
                + " malloc")
        .remedy(
            "Compare the size that the block was allocated with against what is written to it (a"
                + " final zero byte is often forgotten), and look for a second free of it.");
  }

  private static boolean checked(Evidence evidence) {
    return evidence.frames().stream().anyMatch(one -> one.module().startsWith("libc_malloc_debug"));
  }
}
