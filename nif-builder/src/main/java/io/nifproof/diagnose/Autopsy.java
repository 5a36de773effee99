package io.nifproof.diagnose;

import io.nifproof.node.Phase;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.Sentences;
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
public record Autopsy(
    Optional<String> sentence,
    Optional<Phase> phase,
    List<NamedFrame> frames,
    List<Diagnosis> diagnoses,
    TrapReport trap) {
  /** Copies the lists. */
  public Autopsy {
    frames = List.copyOf(frames);
    diagnoses = List.copyOf(diagnoses);
  }

  /**
   * Makes it.
   *
   * @param outcome what the node did; a node that loaded its library lives
   * @param trap what the trap noted
   * @param output what the VM wrote
   * @param symbolizer names the frames
   * @param emulated whether an emulator ran it, whose CPU time says nothing
   */
  public static Autopsy of(
      Outcome outcome, TrapReport trap, String output, Symbolizer symbolizer, boolean emulated) {
    Evidence evidence = Evidence.of(outcome, trap, output, symbolizer, emulated);
    List<Diagnosis> diagnoses = new ArrayList<>();
    Causes.of(evidence).ifPresent(diagnoses::add);
    diagnoses.addAll(Harms.of(evidence));
    return new Autopsy(sentence(evidence), evidence.phase(), evidence.frames(), diagnoses, trap);
  }

  private static Optional<String> sentence(Evidence evidence) {
    Outcome outcome = evidence.outcome();
    boolean known = evidence.ownFrame().isPresent();
    String where = ((known ? Words.place(evidence) + " " : "") + Words.during(evidence)).strip();
    if (outcome instanceof Outcome.Crashed crashed) {
      String signal = evidence.crash().map(Words::signal).orElse(crashed.signal().name());
      String row = evidence.in(Phase.TABLE) ? Words.table(evidence.trap()).orElse("") : "";
      String how = signal + " " + where + (row.isEmpty() ? "" : ": " + row);
      return Optional.of(Sentences.crashed(how));
    }
    if (outcome instanceof Outcome.Exited exited) {
      return Optional.of(Sentences.exited(exited.status(), " " + where));
    }
    if (outcome instanceof Outcome.Hung hung) {
      return Optional.of(Sentences.hung(hung.deadline(), ", " + where));
    }
    return Optional.empty();
  }
}
