package io.nifproof.diagnose;

import io.nifproof.diagnose.code.ProcessorFeatures;
import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.node.Phase;
import io.nifproof.node.VmRole;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Frame;
import io.nifproof.node.crash.Mapping;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at.
 *
 * @param library what was loaded
 * @param outcome what the node did
 * @param trap what the trap noted
 * @param output what the VM and the C library wrote
 * @param frames the stack that matters, innermost first: of the crash, the exit or the hang
 * @param emulated whether an emulator ran it, whose CPU time says nothing
 * @param processor the one that ran it
 */
record Evidence(
    Path library,
    Outcome outcome,
    TrapReport trap,
    String output,
    List<NamedFrame> frames,
    boolean emulated,
    ProcessorFeatures processor) {
  static Evidence of(
      Path library,
      Outcome outcome,
      TrapReport trap,
      String output,
      Symbolizer symbolizer,
      boolean emulated) {
    ProcessorFeatures processor = emulated ? ProcessorFeatures.UNKNOWN : ProcessorFeatures.here();
    List<NamedFrame> frames = new FrameNames(trap, symbolizer).of(frames(trap));
    return new Evidence(library, outcome, trap, output, frames, emulated, processor);
  }

  /** Of a hang, the stack of a thread that works for a library; the others wait, as ever. */
  private static List<Frame> frames(TrapReport trap) {
    if (trap.crash().isPresent()) {
      return trap.crash().get().frames();
    }
    if (trap.exit().isPresent()) {
      return trap.exit().get().frames();
    }
    return trap.threads().stream()
        .filter(thread -> thread.where().phase().isPresent())
        .min((a, b) -> Boolean.compare(isOwnThread(a.where()), isOwnThread(b.where())))
        .map(TrapReport.ThreadStack::frames)
        .orElse(List.of());
  }

  private static boolean isOwnThread(Situation where) {
    return where.phase().equals(Optional.of(Phase.THREAD));
  }

  Optional<CrashReport> crash() {
    return trap.crash();
  }

  boolean signalled(Signal... signals) {
    return crash().map(c -> List.of(signals).contains(c.signal())).orElse(false);
  }

  Optional<Situation> situation() {
    return trap.situation();
  }

  /** The phase; a function of the library that the VM called past its table counts as a call. */
  Optional<Phase> phase() {
    Optional<Phase> phase = situation().flatMap(Situation::phase);
    boolean called =
        ownFrame().isPresent()
            && frames.stream().anyMatch(f -> f.frame().role().map(VmRole::callsNifs).orElse(false));
    return phase.isEmpty() && called ? Optional.of(Phase.CALL) : phase;
  }

  boolean in(Phase... phases) {
    return phase().map(phase -> List.of(phases).contains(phase)).orElse(false);
  }

  /**
   * The innermost frame in the library: of what its author wrote, where there is such, and not of a
   * runtime or standard library that came into it.
   */
  Optional<NamedFrame> ownFrame() {
    List<NamedFrame> own =
        UndefinedBehavior.callers(frames).stream().filter(NamedFrame::own).toList();
    return own.stream().filter(NamedFrame::written).findFirst().or(own.stream()::findFirst);
  }

  /** Whether code can run at an address, as of the crash. */
  boolean isCode(long address) {
    return trap.mapping(address).map(Mapping::executable).orElse(false);
  }

  /** Whether anything is mapped at an address, as of the crash. */
  boolean isMemory(long address) {
    return trap.mapping(address).isPresent();
  }

  /** The unloaded library that a frame was in; a newer one may have taken its place. */
  Optional<TrapReport.Library> unloaded(Frame frame) {
    List<TrapReport.Library> there =
        trap.libraries().stream().filter(library -> library.contains(frame.address())).toList();
    return there.stream().allMatch(TrapReport.Library::closed)
        ? there.stream().findFirst()
        : Optional.empty();
  }
}
