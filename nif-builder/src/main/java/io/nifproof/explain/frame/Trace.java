package io.nifproof.explain.frame;

import java.util.List;
import java.util.Optional;

/**
 * One thread's frames, innermost first. Immutable; has at least one.
 *
 * @param frames the frames
 * @param thread what the text says above them of the thread; empty when nothing
 */
record Trace(List<TraceFrame> frames, String thread) {
  Trace {
    frames = List.copyOf(frames);
  }

  TraceFrame top() {
    return frames.get(0);
  }

  /** The innermost frame that is the library's. */
  Optional<TraceFrame> library() {
    return frames.stream().filter(frame -> frame.owner() == Owner.LIBRARY).findFirst();
  }

  /** The library's frame that the VM called: the outermost before the VM's first one. */
  Optional<TraceFrame> entered() {
    Optional<TraceFrame> last = Optional.empty();
    for (TraceFrame frame : frames) {
      if (frame.owner() == Owner.VM && last.isPresent()) {
        return last;
      }
      last = frame.owner() == Owner.LIBRARY ? Optional.of(frame) : last;
    }
    return last;
  }

  /** The frames outside of a frame, innermost first. */
  List<TraceFrame> callers(TraceFrame frame) {
    return frames.subList(frames.indexOf(frame) + 1, frames.size());
  }

  /** The frames inside of a frame, innermost first. */
  List<TraceFrame> callees(TraceFrame frame) {
    return frames.subList(0, frames.indexOf(frame));
  }

  boolean has(Owner owner) {
    return frames.stream().anyMatch(frame -> frame.owner() == owner);
  }

  /** The first frame whose function is one of some. */
  Optional<TraceFrame> first(String regex) {
    return frames.stream().filter(frame -> frame.function().matches(regex)).findFirst();
  }
}
