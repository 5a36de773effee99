package io.nifproof.diagnose;

import java.util.List;
import java.util.Optional;

/** The function outside of the library that its innermost frame had called. */
final class Callees {
  private Callees() {}

  /** Empty when the library's own code is innermost, or its call cannot be read. */
  static Optional<String> ofLibrary(Evidence evidence) {
    List<NamedFrame> frames = UndefinedBehavior.callers(evidence.frames());
    int own = 0;
    while (own < frames.size() && !frames.get(own).own()) {
      own++;
    }
    return own == 0 || own == frames.size()
        ? Optional.empty()
        : frames.get(own).calls().or(() -> frames.get(0).frame().symbol());
  }
}
