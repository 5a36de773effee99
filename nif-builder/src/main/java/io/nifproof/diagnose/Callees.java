package io.nifproof.diagnose;

import java.util.List;
import java.util.Optional;

/** The function outside of the library that its innermost frame had called. */
final class Callees {
  private Callees() {}

  /** Empty when the library's own code is innermost, or its call cannot be read. */
  static Optional<String> ofLibrary(Evidence evidence) {
    List<NamedFrame> frames = UndefinedBehavior.callers(evidence.frames());
    int own = evidence.ownFrame().map(frames::indexOf).orElse(0);
    if (own <= 0) {
      return Optional.empty();
    }
    NamedFrame innermost = frames.get(0);
    return frames.stream()
        .filter(NamedFrame::own)
        .findFirst()
        .flatMap(NamedFrame::calls)
        .or(() -> innermost.own() ? innermost.function() : innermost.frame().symbol());
  }
}
