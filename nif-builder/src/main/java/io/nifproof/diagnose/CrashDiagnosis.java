package io.nifproof.diagnose;

import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.finding.Finding;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.probe.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the end of a node, or of the harm it took.
 *
 * @param sentence what happened, without a full stop; empty when the node lives
 * @param phase where the library was
 * @param frames the stack that matters, innermost first
 * @param diagnoses why, the cause first
 * @param trap what the trap noted
 */
public record CrashDiagnosis(
    Optional<String> sentence,
    Optional<Phase> phase,
    List<NamedFrame> frames,
    List<Finding> diagnoses,
    TrapReport trap) {
  /** Copies the lists. */
  public CrashDiagnosis {
    frames = List.copyOf(frames);
    diagnoses = List.copyOf(diagnoses);
  }

  /**
   * Makes it.
   *
   * @param library what was loaded
   * @param outcome what the node did; a node that loaded its library lives
   * @param trap what the trap noted
   * @param output what the VM wrote
   * @param symbolizer names the frames
   * @param emulated whether an emulator ran it, whose CPU time says nothing
   */
  public static CrashDiagnosis of(
      Path library,
      Outcome outcome,
      TrapReport trap,
      String output,
      Symbolizer symbolizer,
      boolean emulated) {
    Evidence evidence = Evidence.of(library, outcome, trap, output, symbolizer, emulated);
    List<Finding> diagnoses = new ArrayList<>();
    Causes.of(evidence)
        .map(cause -> EarlierDamage.weaken(evidence, cause))
        .ifPresent(diagnoses::add);
    diagnoses.addAll(SideEffects.of(evidence));
    return new CrashDiagnosis(
        Words.sentence(evidence), evidence.phase(), evidence.frames(), diagnoses, trap);
  }
}
