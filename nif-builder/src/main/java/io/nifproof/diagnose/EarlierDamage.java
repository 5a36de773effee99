package io.nifproof.diagnose;

import io.nifproof.finding.Certainty;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.crash.TrapReport;
import java.util.Optional;
import java.util.Set;

/**
 * What a call did to the VM before it died may be the cause of that: then nothing that is said of
 * the end is certain any more.
 */
final class EarlierDamage {
  /** What was seen as it was done, whatever had happened before. */
  private static final Set<FindingId> SEEN =
      Set.of(FindingId.NP101, FindingId.NP113, FindingId.NP119, FindingId.NP121);

  private EarlierDamage() {}

  /** The cause itself when nothing came before; else at most likely, and what came before. */
  static Finding weaken(Evidence evidence, Finding cause) {
    return SEEN.contains(cause.id())
        ? cause
        : earlier(evidence)
            .map(
                what ->
                    new Finding(
                        cause.id(),
                        cause.severity(),
                        cause.where(),
                        cause.evidence(),
                        cause.expected(),
                        cause.meaning() + "; " + what + ", which may be the cause of this",
                        cause.certainty().map(EarlierDamage::atMostLikely),
                        cause.remedy()))
            .orElse(cause);
  }

  private static Certainty atMostLikely(Certainty certainty) {
    return certainty == Certainty.CERTAIN ? Certainty.LIKELY : certainty;
  }

  private static Optional<String> earlier(Evidence evidence) {
    TrapReport trap = evidence.trap();
    Optional<String> registers =
        trap.clobbered().stream()
            .filter(one -> !SideEffects.isControl(one))
            .findFirst()
            .map(
                one ->
                    one.function()
                        + " had returned with "
                        + one.register()
                        + " changed ("
                        + FindingId.NP105
                        + ")");
    return registers
        .or(
            () ->
                trap.strays().stream()
                    .findFirst()
                    .map(
                        one ->
                            one.usedBy()
                                + " had been given an environment of another thread's call "
                                + Words.during(one.where().phase(), Optional.of(one.where()))
                                + " ("
                                + FindingId.NP121
                                + ")"))
        .or(
            () ->
                trap.closed().stream()
                    .findFirst()
                    .map(
                        one ->
                            "a descriptor of the VM had been closed "
                                + Words.during(one.where().phase(), Optional.of(one.where()))
                                + " ("
                                + FindingId.NP113
                                + ")"));
  }
}
