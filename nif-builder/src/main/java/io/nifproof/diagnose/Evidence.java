package io.nifproof.diagnose;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules look at.
 *
 * @param library what was loaded
 * @param outcome what the node did
 * @param trap what the trap noted
 * @param output what the VM and the C library wrote
 * @param frames the stack that matters, innermost first: of the crash, the exit or the hang
 * @param emulated whether an emulator ran it, whose CPU time says nothing
 */
record Evidence(
    Path library,
    Outcome outcome,
    TrapReport trap,
    String output,
    List<NamedFrame> frames,
    boolean emulated) {
  static Evidence of(
      Path library,
      Outcome outcome,
      TrapReport trap,
      String output,
      Symbolizer symbolizer,
      boolean emulated) {
    return new Evidence(
        library, outcome, trap, output, named(trap, frames(trap), symbolizer), emulated);
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

  private static List<NamedFrame> named(
      TrapReport trap, List<Frame> frames, Symbolizer symbolizer) {
    Map<String, Set<Long>> wanted = new HashMap<>();
    for (Frame frame : frames) {
      if (isOwn(trap, frame)) {
        wanted
            .computeIfAbsent(frame.module().orElse(""), unused -> new HashSet<>())
            .add(frame.instruction());
      }
    }
    Map<String, Map<Long, List<SourcePlace>>> places = new HashMap<>();
    wanted.forEach(
        (module, addresses) ->
            places.put(module, symbolizer.places(Path.of(module), List.copyOf(addresses))));
    List<NamedFrame> named = new ArrayList<>();
    for (Frame frame : frames) {
      Map<Long, List<SourcePlace>> known = places.getOrDefault(frame.module().orElse(""), Map.of());
      named.add(
          new NamedFrame(
              frame, isOwn(trap, frame), known.getOrDefault(frame.instruction(), List.of())));
    }
    return named;
  }

  /**
   * A library is where its nif_init was found; one that crashed before that is known by its path.
   */
  private static boolean isOwn(TrapReport trap, Frame frame) {
    return frame.module().isPresent()
        && trap.libraries().stream()
            .anyMatch(
                library ->
                    library.contains(frame.address())
                        || sameFile(library.path(), frame.module().get()));
  }

  private static boolean sameFile(String asked, String mapped) {
    return asked.contains("/")
        && Path.of(asked).getFileName().equals(Path.of(mapped).getFileName());
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

  /** The innermost frame in the library, but for a sanitizer's runtime that was linked into it. */
  Optional<NamedFrame> ownFrame() {
    return UndefinedBehavior.callers(frames).stream().filter(NamedFrame::own).findFirst();
  }

  /** Whether code can run at an address, as of the crash. */
  boolean isCode(long address) {
    return trap.mapping(address).map(Mapping::executable).orElse(false);
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
